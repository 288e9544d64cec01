package io.keyward.inventory.port;

import io.keyward.inventory.TemporarilyUnavailable;
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
