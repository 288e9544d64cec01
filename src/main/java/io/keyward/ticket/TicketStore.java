package io.keyward.ticket;

import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import java.util.List;
import java.util.Optional;

/** The kept tickets; a write succeeds only on what was read. */
public interface TicketStore {

  /** The slot of a subject. */
  Slot slot(ResourceId subject);

  /**
   * Writes the ticket, its history entry and the slot in one transaction.
   *
   * @throws TicketConflict when another writer was first; nothing is written
   */
  void save(Slot slot, Next.Moved moved) throws TicketConflict;

  /** One ticket. */
  Optional<Ticket> find(TicketId id);

  /** A ticket's history, oldest first. */
  List<HistoryEntry> history(TicketId id);

  /** Some tickets that match, in a steady order. */
  Page<Ticket> list(TicketQuery query, int top, String cursor);
}
