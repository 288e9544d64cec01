package io.keyward.kpi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long it took until violations were remedied, in hours with four decimals, rounded half up
 * once, at the end; null where nothing was remedied.
 *
 * @param medianHours the middle one, or the mean of the two in the middle
 * @param p90Hours the smallest that at least nine in ten do not exceed (nearest rank)
 * @param closed how many were remedied in the period
 * @param openAgeHours the mean age, at the end of the period, of those still open then; null where
 *     none is
 */
public record RemediationTime(
    @Nullable BigDecimal meanHours,
    @Nullable BigDecimal medianHours,
    @Nullable BigDecimal p90Hours,
    int closed,
    @Nullable BigDecimal openAgeHours) {
  private static final BigInteger HOUR = BigInteger.valueOf(3_600_000_000_000L);
  private static final int SCALE = 4;

  /** Of the tickets that were remedied from the one moment on and before the other. */
  static RemediationTime of(List<Life> lives, Instant from, Instant until) {
    List<BigInteger> took =
        lives.stream()
            .filter(life -> life.isRemediedIn(from, until))
            .map(Life::took)
            .sorted()
            .toList();
    List<BigInteger> ages =
        lives.stream().filter(it -> it.isOpenAt(until)).map(it -> it.ageAt(until)).toList();
    int count = took.size();
    return new RemediationTime(
        mean(took),
        count == 0 ? null : mean(took.subList((count - 1) / 2, count / 2 + 1)),
        count == 0 ? null : mean(List.of(took.get((9 * count + 9) / 10 - 1))),
        count,
        mean(ages));
  }

  private static @Nullable BigDecimal mean(List<BigInteger> nanos) {
    return nanos.isEmpty() ? null : hours(nanos);
  }

  private static BigDecimal hours(List<BigInteger> nanos) {
    BigInteger sum = nanos.stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger hours = HOUR.multiply(BigInteger.valueOf(nanos.size()));
    return new BigDecimal(sum).divide(new BigDecimal(hours), SCALE, RoundingMode.HALF_UP);
  }
}
