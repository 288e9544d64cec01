package io.keyward.bench.cold;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The medians, or the least, over an odd number of starts of one app. */
record Figures(double loadedMillis, double wallMillis, double cpuMillis, double rssMebibytes) {

  static Figures median(List<Start> starts) {
    return of(starts, sorted -> sorted[sorted.length / 2]);
  }

  static Figures least(List<Start> starts) {
    return of(starts, sorted -> sorted[0]);
  }

  private static Figures of(List<Start> starts, ToDoubleFunction<double[]> pick) {
    return new Figures(
        pick(starts, Start::loadedMillis, pick),
        pick(starts, Start::wallMillis, pick),
        pick(starts, Start::cpuMillis, pick),
        pick(starts, Start::rssMebibytes, pick));
  }

  private static double pick(
      List<Start> starts, ToDoubleFunction<Start> figure, ToDoubleFunction<double[]> pick) {
    return pick.applyAsDouble(starts.stream().mapToDouble(figure).sorted().toArray());
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "%-10s %10.0f %10.0f %10.0f %10.0f",
        name,
        loadedMillis,
        wallMillis,
        cpuMillis,
        rssMebibytes);
  }

  Map<String, Object> json() {
    return new TreeMap<>(
        Map.of(
            "loadedMillis", loadedMillis,
            "firstInvocationMillis", wallMillis,
            "cpuMillis", cpuMillis,
            "peakRssMebibytes", rssMebibytes));
  }
}
