package io.keyward.bench.load;

import io.keyward.bench.measure.Plot;
import io.keyward.bench.measure.Report;
import io.keyward.bench.measure.Samples;
import io.keyward.bench.measure.Trend;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was seen of an app under load: a sample every few seconds, a row of the report a minute. */
final class LoadLog {
  private static final double SECONDS = 5;
  private static final int COLLECTED = 6;
  private static final int ROW = 12;
  private static final double LOOK = 15;

  private final AppUnderLoad app;
  private final SimulatedAzure azure;
  private final EventStream events;
  private final Report report;
  private final long start = System.nanoTime();
  private final List<Map<String, Double>> samples = new ArrayList<>();
  private double takenAfter;
  private double nextLook;
  private int wrong = -1;

  LoadLog(AppUnderLoad app, SimulatedAzure azure, EventStream events, Report report) {
    this.app = app;
    this.azure = azure;
    this.events = events;
    this.report = report;
  }

  /** From now on every event is taken. */
  void takenNow() {
    takenAfter = seconds();
  }

  /** Seconds until every event was taken, 0 before. */
  double takenAfter() {
    return takenAfter;
  }

  /** So many resources are not known as they were written last. */
  void looked(int notAsWritten) {
    wrong = notAsWritten;
  }

  /** Now and then: to look at everything costs the app something too. */
  boolean isTimeToLook() {
    boolean time = seconds() >= nextLook;
    nextLook = time ? seconds() + LOOK : nextLook;
    return time;
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Takes one, if it is time for it. */
  void sample() throws IOException {
    if (seconds() < samples.size() * SECONDS) {
      return;
    }
    Map<String, Double> now =
        new LinkedHashMap<>(app.now(samples.size() % COLLECTED == COLLECTED - 1));
    Samples latencies = events.latencies();
    now.put("minute", seconds() / 60);
    now.put("taken", (double) events.taken());
    now.put("open", (double) events.open());
    if (wrong >= 0) {
      now.put("wrong", (double) wrong);
    }
    now.put("refused", (double) events.refused());
    now.put("p50", latencies.median());
    now.put("p99", latencies.p99());
    now.put("most", latencies.at(1));
    now.put("reads", (double) (azure.calls().armReads() + azure.calls().graphQueries()));
    now.put("throttled", (double) azure.calls().throttled());
    now.put("early", (double) azure.calls().early());
    samples.add(now);
    if (samples.size() % ROW == 0) {
      row(now);
    }
  }

  private void row(Map<String, Double> now) {
    List<Object> row = new ArrayList<>();
    for (String name :
        List.of(
            "minute",
            "taken",
            "open",
            "wrong",
            "p50",
            "p99",
            "heap",
            "resident",
            "threads",
            "visible",
            "waiting",
            "overdueSeconds",
            "ageSeconds",
            "throttled")) {
      row.add(name);
      row.add(Report.rounded(now.getOrDefault(name, 0.0)));
    }
    report.row(row.toArray());
  }

  private List<Double> column(String name, double from) {
    return samples.stream()
        .filter(it -> it.containsKey(name) && number(it, "minute") >= from)
        .map(it -> number(it, name))
        .toList();
  }

  private static double number(Map<String, Double> sample, String name) {
    return Objects.requireNonNullElse(sample.get(name), 0.0);
  }

  private List<Double> minutesOf(String name, double from) {
    return samples.stream()
        .filter(it -> it.containsKey(name) && number(it, "minute") >= from)
        .map(it -> number(it, "minute"))
        .toList();
  }

  double most(String name) {
    return column(name, 0).stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** By which share of its mean it grows in so many minutes, as the line says. */
  double grown(String name, double from, double minutes) {
    List<Double> values = column(name, from);
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    return Trend.of(minutesOf(name, from), values).slope() * minutes / mean;
  }

  /** What each event cost, and what was refused. */
  void summary() {
    Map<String, Double> last = samples.get(samples.size() - 1);
    double taken = Math.max(1, number(last, "taken"));
    double warm = number(last, "minute") > 2 ? 1 : 0;
    for (String name : List.of("cpuSeconds", "reads", "tableCalls", "messages")) {
      report.row("what", name + " for each event", "value", number(last, name) / taken);
    }
    for (String name :
        List.of(
            "taken",
            "refused",
            "reads",
            "throttled",
            "early",
            "tableCalls",
            "messages",
            "cpuSeconds")) {
      report.row("what", name, "value", number(last, name));
    }
    if (events.refused() > 0) {
      report.row(
          "what",
          "deliveries refused, the last by: " + events.reason(),
          "value",
          number(last, "refused"));
    }
    for (String name : List.of("p50", "p99")) {
      report.row(
          "what",
          "latency of an event, ms, " + name + ", median of the samples",
          "value",
          Samples.of(column(name, warm)).median());
    }
    report.row("what", "latency of an event, ms, at most", "value", most("most"));
  }

  Plot plot() {
    Plot plot = new Plot("minutes");
    plot.panel(
        "Memory, MB", curve("heap", "heap after a collection"), curve("resident", "resident"));
    plot.panel("Event to verdict, ms", curve("p50", "median"), curve("p99", "99 of 100"));
    plot.panel("Messages", curve("waiting", "not due yet"), curve("visible", "due"));
    plot.panel("Oldest due message waits, s", curve("overdueSeconds", "since it was due"));
    return plot;
  }

  /** The same for a burst, whose latency is the wait for its end. */
  Plot plotOfBurst() {
    Plot plot = new Plot("minutes");
    plot.panel("Events", curve("taken", "taken"), curve("open", "not taken yet"));
    plot.panel("Resources", curve("wrong", "not known as they were written last"));
    plot.panel("Calls of ARM", curve("reads", "all"), curve("throttled", "refused"));
    plot.panel("Messages", curve("waiting", "not due yet"), curve("visible", "due"));
    plot.panel(
        "Memory, MB", curve("heap", "heap after a collection"), curve("resident", "resident"));
    return plot;
  }

  private Plot.Curve curve(String name, String shown) {
    return new Plot.Curve(shown, minutesOf(name, 0), column(name, 0));
  }
}
