package io.keyward.inventory;

import java.time.Duration;

/** Try again: throttled, in conflict, timed out or unreachable. */
public final class TemporarilyUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** A sentence without secrets, and how long the other side asks to be left alone. */
  public TemporarilyUnavailable(String sentence, Duration retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter;
  }

  /** How long to wait at least; zero when nothing was said. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
