package io.keyward.bench;

import io.keyward.bench.measure.BareArm;
import io.keyward.bench.measure.GarbageLog;
import io.keyward.bench.measure.House;
import io.keyward.bench.measure.LargeTenant;
import io.keyward.bench.measure.Report;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The sweep of subscriptions with many resources, in a JVM of its own with a small heap, by turns
 * with a loop that only walks the same pages; each answer takes 80 ms.
 */
final class InventorySweep {
  private static final double GOAL = 1.5;
  private static final int LATENCY = 80;

  /** A size, and the megabytes of heap that it must do with. */
  private record Size(int resources, int heap) {}

  private InventorySweep() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException, BadJson {
    Report report = new Report("sweep");
    List<Double> each = new ArrayList<>();
    for (Size size : List.of(new Size(1_000, 256), new Size(10_000, 256), new Size(100_000, 512))) {
      each.add(sweep(report, size));
    }
    report.goal(
        "linear: 100,000 cost each at most 1.5 times what 10,000 do",
        each.get(2) <= GOAL * each.get(1));
    report.end();
    System.exit(0);
  }

  private static double sweep(Report report, Size size)
      throws IOException, InterruptedException, BadJson {
    Path folder = Files.createTempDirectory("keyward-inventory");
    try (Database database = Database.inMemory();
        SimulatedAzure azure =
            SimulatedAzure.start(
                new SimulatedAzure.Options(
                    0, folder, database.dataSource(), Clock.systemUTC(), event -> {}));
        BareArm arm = new BareArm(azure)) {
      LargeTenant.fill(azure, size.resources());
      Path gc = folder.resolve("gc.log");
      arm.latency(LATENCY);
      Body told = child(size, arm, azure, gc);
      double floor = number(told, "floor");
      double first = number(told, "first");
      int peak = GarbageLog.peak(gc);
      report.row(
          "resources", size.resources(),
          "asked for", Integer.parseInt(told.text("asked")),
          "pages", Integer.parseInt(told.text("pages")),
          "floor, ms", floor,
          "sweep, ms", first,
          "ratio", first / floor,
          "floor with what was judged, ms", number(told, "judgedFloor"),
          "hourly sweep, ms", number(told, "hourly"),
          "its ratio", number(told, "hourly") / number(told, "judgedFloor"),
          "heap after a collection, MB", peak,
          "of", size.heap());
      report.goal("1.5 times the floor with " + size.resources(), first <= GOAL * floor);
      report.goal(size.heap() + " MB with " + size.resources(), peak <= size.heap());
      return first / size.resources();
    }
  }

  private static double number(Body told, String name) {
    return Double.parseDouble(told.text(name));
  }

  private static Body child(Size size, BareArm arm, SimulatedAzure azure, Path gc)
      throws IOException, InterruptedException, BadJson {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + size.heap() + "m", "-XX:+UseSerialGC", House.JAVA_OPTS));
    command.add("-Djava.util.logging.config.file=src/test/resources/logging.properties");
    command.addAll(List.of("-Xlog:gc:file=" + gc, "-cp", System.getProperty("java.class.path")));
    command.add(SweepInSmallHeap.class.getName());
    command.addAll(List.of(azure.endpoint(), arm.endpoint().toString(), azure.caFile().toString()));
    command.add(String.valueOf(size.resources()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The sweep of " + size.resources() + " broke off: " + out);
    }
    return Body.of(JsonText.parseObject(out.substring(out.lastIndexOf("\n{") + 1)));
  }
}
