package io.keyward.inventory;

import java.time.Duration;

/** Try again: throttled, in conflict, timed out or unreachable. */
public final class TemporarilyUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;
  private final Source source;

  /** Who could not answer. */
  public enum Source {
    /** A vault or managed HSM that is asked too often. */
    BUSY_VAULT,
    /** A vault or managed HSM that does not answer, or with a failure of its own. */
    SILENT_VAULT,
    /** Whoever gives tokens, so that nobody was asked. */
    SIGN_IN,
    /** Anybody else. */
    OTHER
  }

  /** A sentence without secrets, and how long the other side asks to be left alone. */
  public TemporarilyUnavailable(String sentence, Duration retryAfter) {
    this(sentence, retryAfter, Source.OTHER);
  }

  /** The same, with who could not answer. */
  public TemporarilyUnavailable(String sentence, Duration retryAfter, Source source) {
    super(sentence);
    this.retryAfter = retryAfter;
    this.source = source;
  }

  /** Who could not answer. */
  public Source source() {
    return source;
  }

  /** How long to wait at least; zero when nothing was said. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
