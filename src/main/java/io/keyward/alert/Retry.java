package io.keyward.alert;

import java.time.Duration;

/** When a message that was not taken is sent again. */
public final class Retry {
  /** With the waits below, a bit more than a day. */
  private static final int MOST_ATTEMPTS = 30;

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);

  private Retry() {}

  /** Whether it was sent often enough. */
  public static boolean isOver(int attempts) {
    return attempts >= MOST_ATTEMPTS;
  }

  /** How long it waits after so many attempts, and at least as long as the other side asked. */
  public static Duration after(int attempts, Duration asked) {
    Duration own = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 7));
    Duration capped = own.compareTo(LONGEST) > 0 ? LONGEST : own;
    return asked.compareTo(capped) > 0 ? asked : capped;
  }
}
