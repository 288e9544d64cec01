package io.keyward.kpi;

import io.keyward.compliance.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** How many resources of each verdict. */
public record VerdictCounts(Map<Verdict, Integer> counts) {
  private static final VerdictCounts NONE = new VerdictCounts(Map.of());

  /** Copies the map. */
  public VerdictCounts {
    counts = Map.copyOf(counts);
  }

  /** No resource. */
  public static VerdictCounts none() {
    return NONE;
  }

  /** How many of one verdict. */
  public int of(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  /** Both together. */
  public VerdictCounts plus(VerdictCounts other) {
    Map<Verdict, Integer> sum = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      if (of(verdict) + other.of(verdict) > 0) {
        sum.put(verdict, of(verdict) + other.of(verdict));
      }
    }
    return new VerdictCounts(sum);
  }

  /** One more. */
  public VerdictCounts plus(Verdict verdict) {
    return plus(new VerdictCounts(Map.of(verdict, 1)));
  }
}
