package io.keyward.azure.store.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One storage queue, as the sender sees it. */
public interface MessageQueue {

  /** Stores a message of at most 48 KiB that becomes visible after the delay (at most 7 days). */
  void send(String text, Duration delay);

  /** When the message was sent that a receiver would get next; empty where none is due. */
  Optional<Instant> oldest();

  /** Nanoseconds since some moment, on a clock that nobody sets, by which delays pass. */
  default long elapsed() {
    return System.nanoTime();
  }
}
