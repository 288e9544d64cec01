package io.keyward.drill;

import io.keyward.inventory.ResourceId;
import io.keyward.ticket.TicketId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key's single place for a live drill, as it was read.
 *
 * @param nextId the id that a drill opened now will have
 * @param current the live drill, null for none
 * @param token the store's proof of what it read
 */
public record DrillSlot(ResourceId key, TicketId nextId, @Nullable Drill current, String token) {

  /** The live drill. */
  public Optional<Drill> live() {
    return Optional.ofNullable(current);
  }
}
