package io.keyward.bench;

import java.util.Arrays;
import java.util.Collection;

/** Times that were measured, sorted. */
record Samples(double[] sorted) {
  static Samples of(Collection<? extends Number> values) {
    double[] all = values.stream().mapToDouble(Number::doubleValue).toArray();
    Arrays.sort(all);
    return new Samples(all);
  }

  /** The value that this share of all does not exceed. */
  double at(double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(index, sorted.length - 1))];
  }

  double median() {
    return at(0.5);
  }

  double p99() {
    return at(0.99);
  }
}
