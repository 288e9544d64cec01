package io.keyward.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a channel that fails from being asked again and again.
 *
 * @param failures how often in a row it failed
 * @param closedUntil when it may be asked again
 */
public record Breaker(String channel, int failures, Instant closedUntil) {
  private static final int TOLERATED = 4;
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** A channel of which nothing is known. */
  public static Breaker closedNever(String channel) {
    return new Breaker(channel, 0, Instant.EPOCH);
  }

  /** Whether the channel may be asked. */
  public boolean lets(Instant now) {
    return !closedUntil.isAfter(now);
  }

  /** After an answer; a refusal is about one message and says nothing of the next. */
  public Breaker after(Receipt receipt, Instant now) {
    if (!(receipt instanceof Receipt.Later later)) {
      return failures == 0 ? this : closedNever(channel);
    }
    Duration asked = later.retryAfter();
    int row = failures + 1;
    Duration own = row < TOLERATED ? Duration.ZERO : grown(row - TOLERATED);
    Duration wait = asked.compareTo(own) > 0 ? asked : own;
    return new Breaker(channel, row, now.plus(wait));
  }

  private static Duration grown(int times) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(times, 4));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
