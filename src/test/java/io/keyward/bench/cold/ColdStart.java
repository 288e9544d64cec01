package io.keyward.bench.cold;

import io.keyward.bench.measure.House;
import io.keyward.bench.measure.Report;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the start of a JVM to the first verdict of the packaged app, against a function that does
 * nothing, by turns in one run.
 */
public final class ColdStart {
  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();
  private static final Path APP = Path.of("target", "azure-functions", "keyward").toAbsolutePath();

  /** The worker's flags in Azure, as in worker.config.json of its version 2.17.0. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "-noverify",
          "-Djava.net.preferIPv4Stack=true");

  private static final double GOAL = 1.7;

  @Command(name = "cold", mixinStandardHelpOptions = true)
  private static final class Options implements Callable<Integer> {
    @Option(names = "--runs", description = "Measured starts of each app.")
    private int runs = 11;

    @Option(names = "--worker", description = "Azure's worker: azure-functions-java-worker.jar.")
    private @Nullable Path worker;

    @Option(
        names = "--java-opts",
        split = " ",
        description = "More flags, as JAVA_OPTS gives. Default: ${DEFAULT-VALUE}")
    private List<String> javaOpts = List.of(House.JAVA_OPTS);

    @Option(names = "--json", description = "Writes the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--app", description = "The packaged app.")
    private Path app = APP;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Files.createDirectories(FOLDER);
      try (Surroundings around = new Surroundings(FOLDER, runs + 2)) {
        new ColdStart(this, around).run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
      }
      return 0;
    }
  }

  private final Options options;
  private final Surroundings around;
  private final Worker worker;
  private final FunctionApp keyward;
  private final FunctionApp noOp;
  private final List<String> flags = new ArrayList<>(FLAGS);
  private int account;

  private ColdStart(Options options, Surroundings around) throws IOException {
    this.options = options;
    this.around = around;
    worker =
        options.worker == null
            ? BareWorker.write(FOLDER)
            : new AzureWorker(options.worker.toAbsolutePath());
    keyward = new FunctionApp("Keyward", options.app.toAbsolutePath(), "ResourceEvents");
    noOp = NoOpApp.write(FOLDER.resolve("noop"), keyward);
    flags.addAll(around.trust());
    flags.addAll(options.javaOpts);
  }

  /** Measures, prints a table, and writes JSON when asked. */
  public static void main(String[] args) {
    // The servers of the surroundings keep threads.
    System.exit(new CommandLine(new Options()).execute(args));
  }

  private void run(PrintStream out) throws IOException {
    start(noOp, around.storage());
    start(keyward, around.storage());
    Map<String, Object> requests = requests();
    List<Start> floor = new ArrayList<>();
    List<Start> ours = new ArrayList<>();
    for (int i = 0; i < options.runs; i++) {
      floor.add(start(noOp, around.storage()));
      ours.add(start(keyward, around.storage()));
    }
    report(out, Figures.median(floor), Figures.median(ours), requests);
    out.println("The quickest of all, least touched by others on the machine:");
    out.println(Figures.least(floor).row(noOp.name()));
    out.println(Figures.least(ours).row(keyward.name()));
  }

  private Start start(FunctionApp app, String storage) throws IOException {
    boolean ours = app.equals(keyward);
    Map<String, String> settings = ours ? around.settings(storage) : Map.of();
    Path log = FOLDER.resolve(app.name() + ".log");
    return Start.of(
        new Start.Plan(worker, flags, settings, log),
        app,
        Surroundings.event(ours ? account++ : account));
  }

  /** What one first verdict asks of others; not measured, because it goes through a relay. */
  private Map<String, Object> requests() throws IOException {
    List<Relay> relays = new ArrayList<>();
    int tokens = around.tokensGiven();
    long reads = around.armReads();
    start(keyward, around.storage(relays));
    List<String> storage = relays.stream().flatMap(relay -> relay.requests().stream()).toList();
    return new TreeMap<>(
        Map.of(
            "identity",
            around.tokensGiven() - tokens,
            "resourceManager",
            around.armReads() - reads,
            "storage",
            storage.size(),
            "storageRequests",
            storage));
  }

  private void report(PrintStream out, Figures floor, Figures ours, Map<String, Object> requests)
      throws IOException {
    double wall = ours.wallMillis() / floor.wallMillis();
    double cpu = ours.cpuMillis() / floor.cpuMillis();
    out.printf(
        "Cold start, medians of %d starts by turns, with %s%n", options.runs, worker.description());
    out.println("JDK " + System.getProperty("java.version") + ", flags " + flags);
    out.println("           loaded ms   first ms     CPU ms   RSS MiB");
    out.println(floor.row(noOp.name()));
    out.println(ours.row(keyward.name()));
    out.printf(
        Locale.ROOT,
        "Added: %.0f ms wall, %.0f ms CPU. Ratio: %.2f wall, %.2f CPU.%n",
        ours.wallMillis() - floor.wallMillis(),
        ours.cpuMillis() - floor.cpuMillis(),
        wall,
        cpu);
    out.println("Requests of the first verdict: " + requests);
    Report report = new Report("cold");
    report.row("app", noOp.name(), "figures", floor.json());
    report.row("app", keyward.name(), "figures", ours.json());
    report.goal("1.7 times the no-op function", wall <= GOAL);
    report.end();
    if (options.json != null) {
      Map<String, Object> json = new TreeMap<>();
      json.put("worker", worker.description());
      json.put("runs", options.runs);
      json.put("noOp", floor.json());
      json.put("keyward", ours.json());
      json.put("wallRatio", wall);
      json.put("cpuRatio", cpu);
      json.put("requests", requests);
      Files.writeString(options.json, JsonText.writeIndented(json));
    }
  }
}
