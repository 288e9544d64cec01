package io.keyward.bench.scale;

import io.keyward.bench.measure.Plot;
import io.keyward.bench.measure.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A thousand subscriptions with a million resources, simulated; and what a month of them costs. */
@Command(name = "scale", mixinStandardHelpOptions = true)
public final class Scale implements Callable<Integer> {
  private static final int SUBSCRIPTIONS = 1_000;
  private static final int RESOURCES = 1_000;
  private static final double EVENTS = 20;
  private static final double BURST = 5_000;
  private static final double HOUR = 3_600;
  private static final int HOURS = 730;

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Option(names = "--folder", description = "Where the plot goes.")
  private Path folder = Path.of("target", "bench", "scale");

  private final Report report = new Report("scale");

  /** Runs the simulation. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Scale()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    Plot plot = new Plot("instances");
    told(new Scenario("events alone", SUBSCRIPTIONS, RESOURCES, EVENTS, 1, 1, 0, 1, false, HOUR));
    plot.panel("Sweep of a million resources, minutes", sweeps());
    plot.panel(
        "50,000 events in ten seconds: the last is judged after s",
        bursts("1,000 subscriptions", SUBSCRIPTIONS),
        bursts("10 subscriptions", 10),
        bursts("1 subscription", 1));
    cost(1);
    cost(6);
    plot.write(folder.resolve("scale.svg"));
    report.end();
    return 0;
  }

  private Plot.Curve sweeps() {
    List<Double> instances = new ArrayList<>();
    List<Double> minutes = new ArrayList<>();
    for (int work : List.of(2, 3, 4, 6, 10, 20, 40)) {
      Scenario.Outcome outcome =
          told(
              new Scenario(
                  "sweep and events",
                  SUBSCRIPTIONS,
                  RESOURCES,
                  EVENTS,
                  1,
                  work,
                  0,
                  1,
                  true,
                  3 * HOUR));
      instances.add((double) work);
      minutes.add(outcome.sweepTook() / 60);
    }
    return new Plot.Curve("instances for messages", instances, minutes);
  }

  private Plot.Curve bursts(String name, int over) {
    List<Double> instances = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (int events : List.of(1, 2, 5, 10, 20, 40)) {
      Scenario.Outcome outcome =
          told(
              new Scenario(
                  "burst over " + name,
                  SUBSCRIPTIONS,
                  RESOURCES,
                  EVENTS,
                  events,
                  10,
                  BURST,
                  over,
                  false,
                  HOUR));
      instances.add((double) events);
      seconds.add(outcome.burstTook());
    }
    return new Plot.Curve(name, instances, seconds);
  }

  private Scenario.Outcome told(Scenario scenario) {
    Scenario.Outcome outcome = new LargeEstate(scenario, seed).run();
    report.row(
        "what", scenario.name(),
        "for events", scenario.eventInstances(),
        "for messages", scenario.workInstances(),
        "event to verdict, s, median", outcome.latencies().median(),
        "p99", outcome.latencies().p99(),
        "longest", outcome.latencies().at(1),
        "sweep, min", outcome.sweepTook() / 60,
        "burst, s", outcome.burstTook(),
        "put off", outcome.putOff(),
        "account used", outcome.used().getOrDefault("the storage account", 0.0),
        "queue used", outcome.used().getOrDefault("the queue", 0.0),
        "longest wait", outcome.bottleneck());
    return outcome;
  }

  /** The prices are those of docs/operations.md, unsure. */
  private void cost(int everyHours) {
    double looks = (double) SUBSCRIPTIONS * RESOURCES * HOURS / everyHours;
    double events = EVENTS * HOURS * HOUR;
    double messages = looks + events * LargeEstate.MESSAGES;
    double executions = looks + events * (1 + LargeEstate.MESSAGES);
    double calls = (looks + events) * LargeEstate.TABLE_CALLS + messages * 4;
    double each = LargeEstate.CPU + LargeEstate.ARM + LargeEstate.TABLE_CALLS * LargeEstate.TABLE;
    String name = "sweep every %d h: ".formatted(everyHours);
    double sum = 0;
    sum += line(name + "executions, millions", executions / 1e6, 0.40);
    sum +=
        line(
            name + "GB s of executions, millions",
            executions * each * 2 / LargeEstate.AT_ONCE / 1e6,
            26);
    sum += line(name + "calls of table and queue, millions", calls / 1e6, 0.40);
    sum += line(name + "logs, GB", executions * 3e-6, 2.80);
    sum += line(name + "deliveries of Event Grid, millions", events / 1e6, 0.60);
    sum += line(name + "always ready, GB s, millions", 2 * 2 * HOURS * HOUR / 1e6, 4);
    report.row("cost", name + "together", "dollars", sum);
  }

  private double line(String what, double amount, double price) {
    report.row(
        "cost",
        what,
        "amount",
        String.format(Locale.ROOT, "%.1f", amount),
        "price",
        price,
        "dollars",
        amount * price);
    return amount * price;
  }
}
