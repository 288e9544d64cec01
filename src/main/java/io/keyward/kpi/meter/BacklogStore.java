package io.keyward.kpi.meter;

import java.util.Optional;

/**
 * The last look at the work that waits, for all instances.
 *
 * <p>Every method throws {@link io.keyward.inventory.TemporarilyUnavailable} when it is worth
 * trying again.
 */
public interface BacklogStore {

  /** Keeps this in place of the one before. */
  void keep(Backlog backlog);

  /** The last one; empty where nobody has looked yet. */
  Optional<Backlog> last();
}
