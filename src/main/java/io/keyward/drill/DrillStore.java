package io.keyward.drill;

import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.util.List;
import java.util.Optional;

/**
 * The kept drills; a write succeeds only on what was read. Histories and effects are kept with
 * those of tickets, so that one audit export and one outbox have both.
 */
public interface DrillStore {

  /** The place of a key. */
  DrillSlot slot(ResourceId key);

  /**
   * Writes the drill, its history, the slot and the effects in one transaction.
   *
   * @return the effects as they wait to be handed on
   * @throws TicketConflict when another writer was first; nothing is written
   */
  List<TicketStore.Waiting> save(DrillSlot slot, DrillNext.Moved moved) throws TicketConflict;

  /** One drill. */
  Optional<Drill> find(TicketId id);

  /** Some drills, in a steady order. */
  Page<Drill> list(int top, String cursor);
}
