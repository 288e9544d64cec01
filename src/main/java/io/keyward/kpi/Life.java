package io.keyward.kpi;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * What the history of one ticket says of its times; {@link Instant#MAX} for what has not happened.
 *
 * @param foundAt its first entry: the violation was seen
 * @param openedAt its first entry after the settling of the resource
 * @param endedAt its entry that ended it
 */
public record Life(Instant foundAt, Instant openedAt, Instant endedAt, Ending ending) {
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

  /** Whether it was remedied after the one moment or at it, and before the other. */
  boolean isRemediedIn(Instant from, Instant until) {
    return ending.isRemedy()
        && openedAt.isBefore(until)
        && !endedAt.isBefore(from)
        && endedAt.isBefore(until);
  }

  /** Whether it had opened and not ended before a moment. */
  boolean isOpenAt(Instant until) {
    return openedAt.isBefore(until) && !endedAt.isBefore(until);
  }

  BigInteger took() {
    return nanos(foundAt, endedAt);
  }

  BigInteger ageAt(Instant moment) {
    return nanos(foundAt, moment);
  }

  private static BigInteger nanos(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    return BigInteger.valueOf(span.getSeconds())
        .multiply(SECOND)
        .add(BigInteger.valueOf(span.getNano()));
  }
}
