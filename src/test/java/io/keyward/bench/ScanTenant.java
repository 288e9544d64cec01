package io.keyward.bench;

import io.keyward.bench.measure.GarbageLog;
import io.keyward.bench.measure.LargeTenant;
import io.keyward.bench.measure.Report;
import io.keyward.bootstrap.KeywardCli;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.azure.limit.Calls;
import io.keyward.sandbox.azure.limit.Faults;
import io.keyward.sandbox.store.Database;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A scan of 10,000 resources of a simulated tenant, in a JVM of its own with a heap of 256 MB: how
 * much it asks, how much it keeps, how long it takes; then again with 20 % of answers 429.
 */
final class ScanTenant {
  private static final int RESOURCES = 10_000;
  private static final int MOST_QUERIES = 11;
  private static final int MOST_READS = 250;

  private final SimulatedAzure azure;
  private final Path folder;
  private final PrintStream out;
  private boolean frugal = true;
  private final Report report = new Report("scan");

  private ScanTenant(SimulatedAzure azure, Path folder, PrintStream out) {
    this.azure = azure;
    this.folder = folder;
    this.out = out;
  }

  /** What was asked of the tenant until now. */
  private record Asked(long queries, long arm, long vaults, long throttled) {
    static Asked of(Calls calls) {
      return new Asked(
          calls.graphQueries(), calls.armReads(), calls.keyVaultReads(), calls.throttled());
    }

    Asked since(Asked other) {
      return new Asked(
          queries - other.queries,
          arm - other.arm,
          vaults - other.vaults,
          throttled - other.throttled);
    }
  }

  /** Runs the benchmark; the first argument is the number of resources, where there is one. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int resources = arguments.length == 0 ? RESOURCES : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("keyward-scan");
    try (Database database = Database.inMemory();
        SimulatedAzure azure =
            SimulatedAzure.start(
                new SimulatedAzure.Options(
                    0, folder, database.dataSource(), Clock.systemUTC(), event -> {}))) {
      LargeTenant.fill(azure, resources);
      ScanTenant bench = new ScanTenant(azure, folder, System.out);
      bench.out.println(
          resources
              + " AI resources, %d vaults, %d keys, %d identities"
                  .formatted(LargeTenant.VAULTS, LargeTenant.KEYS, LargeTenant.IDENTITIES));
      Path calm = bench.run("calm, json", "json");
      bench.run("calm, table", "table");
      azure.faults(
          Faults.parse(
              "{\"arm\":{\"429\":0.2},\"keyvault\":{\"429\":0.2},\"retryAfterSeconds\":1,\"seed\":1}"));
      Path throttled = bench.run("20 % 429, json", "json");
      bench.report.goal("at most 11 queries and 250 reads", bench.frugal);
      bench.report.goal("the same result with 20 % of answers 429", same(calm, throttled));
      bench.report.end();
    }
  }

  private Path run(String name, String format) throws IOException, InterruptedException {
    Path report = folder.resolve(name.replaceAll("\\W+", "-") + "." + format);
    Path gc = folder.resolve("gc.log");
    Asked before = Asked.of(azure.calls());
    Instant start = Clock.systemUTC().instant();
    int code = scan(format, report, gc);
    Duration time = Duration.between(start, Clock.systemUTC().instant());
    Asked asked = Asked.of(azure.calls()).since(before);
    frugal &= code <= 3 && asked.queries() <= MOST_QUERIES && asked.arm() <= MOST_READS;
    this.report.row(
        "scan", name,
        "exit", code,
        "seconds", time.toMillis() / 1000.0,
        "heap after a collection, MB of 256", GarbageLog.peak(gc),
        "queries", asked.queries(),
        "ARM reads", asked.arm(),
        "Key Vault reads", asked.vaults(),
        "429", asked.throttled(),
        "report MB", Files.exists(report) ? Files.size(report) / 1e6 : 0.0);
    return report;
  }

  private int scan(String format, Path report, Path gc) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-Xlog:gc:file=" + gc, "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(KeywardCli.class.getName());
    command.addAll(List.of("scan", "--arm-endpoint", azure.endpoint()));
    command.addAll(List.of("--authority", azure.endpoint(), "--ca-file", "" + azure.caFile()));
    command.addAll(List.of("--format", format, "--out", report.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder
        .environment()
        .putAll(
            Map.of(
                "AZURE_TENANT_ID", "11111111-1111-1111-1111-111111111111",
                "AZURE_CLIENT_ID", "keyward-scan",
                "AZURE_CLIENT_SECRET", "bench"));
    return builder.start().waitFor();
  }

  /** The most that a collection left; what is between two of them is mostly free already. */

  /** The moments of the reads differ, nothing else may. */
  private static boolean same(Path one, Path other) throws IOException {
    return timeless(one).equals(timeless(other));
  }

  private static List<String> timeless(Path report) throws IOException {
    try (var lines = Files.lines(report)) {
      return lines.map(line -> line.replaceAll("\"at\" : \"[^\"]*\"", "")).toList();
    }
  }
}
