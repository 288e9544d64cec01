package io.keyward.bench.measure;

import java.util.Collection;
import java.util.List;

/** Times that were measured, sorted; one at least. */
public record Samples(List<Double> sorted) {
  public Samples {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
  }

  public static Samples of(Collection<? extends Number> values) {
    return new Samples(values.stream().map(Number::doubleValue).sorted().toList());
  }

  /** The value that this share of all does not exceed. */
  public double at(double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, Math.min(index, sorted.size() - 1)));
  }

  public double median() {
    return at(0.5);
  }

  public double p99() {
    return at(0.99);
  }
}
