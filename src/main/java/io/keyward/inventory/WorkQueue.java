package io.keyward.inventory;

import java.time.Instant;
import java.util.Optional;

/** The work queue, as one who only looks sees it. */
public interface WorkQueue {

  /**
   * When the message at its head was sent; empty where none is due.
   *
   * <p>Throws {@link TemporarilyUnavailable} when it is worth trying again.
   */
  Optional<Instant> oldest();
}
