package io.keyward.bench;

import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A steady stream of events for a long time: memory, queue, latency, and what was lost. */
@Command(name = "soak", mixinStandardHelpOptions = true)
final class Soak implements Callable<Integer> {
  private static final Duration LATENCY = Duration.ofMillis(80);
  private static final int WRITES_IN_A_HUNDRED = 20;
  private static final int AT_ONCE = 1_000;

  /** The share of its mean that a straight line may grow by over the whole run. */
  private static final double GROWTH = 0.05;

  /** Tickets settle for ten minutes: until then there is more to do each minute. */
  private static final double WARM_UP = 0.4;

  private static final double OVERDUE_SECONDS = 10;

  @Option(names = "--minutes", defaultValue = "30")
  private double minutes;

  @Option(names = "--rate", defaultValue = "100", description = "Events a second.")
  private double rate;

  @Option(names = "--resources", defaultValue = "400")
  private int resources;

  @Option(names = "--seed", defaultValue = "7")
  private long seed;

  @Option(names = "--folder", description = "Where the plot and the app's data go.")
  private Path folder = Path.of("target", "bench", "soak");

  private final Report report = new Report("soak");
  private volatile String broken = "";

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Soak()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path run = Files.createDirectories(folder.resolve("run-" + ProcessHandle.current().pid()));
    try (Database database = Database.at(run.resolve("azure"));
        SimulatedAzure azure =
            SimulatedAzure.start(
                new SimulatedAzure.Options(
                    0, run, database.dataSource(), Clock.systemUTC(), event -> {}))) {
      LoadedEstate estate = new LoadedEstate(azure, resources, seed);
      estate.fill();
      azure.latency(LATENCY);
      try (AppUnderLoad app = AppUnderLoad.start(azure, run)) {
        LoadLog log = stream(app, azure, estate);
        azure.latency(Duration.ZERO);
        growth(log);
        lost(app, estate, report);
        log.plot().write(folder.resolve("soak.svg"));
      }
    }
    report.end();
    return 0;
  }

  private LoadLog stream(AppUnderLoad app, SimulatedAzure azure, LoadedEstate estate)
      throws IOException, InterruptedException {
    EventStream events = new EventStream(app.webhook(), AT_ONCE);
    Thread posting =
        new Thread(
            () ->
                events.post(
                    (long) (minutes * 60 * rate),
                    rate,
                    () -> estate.event(estate.next(), WRITES_IN_A_HUNDRED)),
            "events");
    posting.setUncaughtExceptionHandler((thread, error) -> broken = String.valueOf(error));
    LoadLog log = new LoadLog(app, azure, events, report);
    posting.start();
    while (posting.isAlive() || events.open() > 0) {
      log.sample();
      posting.join(TimeUnit.SECONDS.toMillis(1));
    }
    if (!broken.isEmpty()) {
      throw new IllegalStateException("The stream broke off: " + broken);
    }
    return log;
  }

  private void growth(LoadLog log) {
    log.summary();
    for (Map.Entry<String, String> what :
        Map.of("heap", "heap after a collection", "resident", "resident memory").entrySet()) {
      double grown = log.grown(what.getKey(), WARM_UP * minutes, minutes);
      report.row(
          "what",
          what.getValue() + ": growth by the fitted line, share of its mean",
          "value",
          grown);
      report.goal(what.getValue() + " grows by less than 5 %", grown < GROWTH);
    }
    double overdue = log.most("overdueSeconds");
    report.row("what", "oldest due message waited, s, at most", "value", overdue);
    report.goal("no due message waits for more than 10 s", overdue <= OVERDUE_SECONDS);
  }

  /** Everything that is promised is done first: two windows, since a promise may lead to one. */
  static void lost(AppUnderLoad app, LoadedEstate estate, Report report)
      throws IOException, InterruptedException {
    app.pass(Duration.ofMinutes(25));
    List<String> wrong = estate.wrong(app.found(), true);
    wrong.stream().limit(10).forEach(System.out::println);
    report.row(
        "what",
        "resources that are not known as they were written last, of " + estate.size(),
        "value",
        wrong.size());
    report.goal("no event is lost, and exactly the right tickets are live", wrong.isEmpty());
  }
}
