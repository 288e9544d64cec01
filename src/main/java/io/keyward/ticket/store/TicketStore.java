package io.keyward.ticket.store;

import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Effect;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Next;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The kept tickets; a write succeeds only on what was read. */
public interface TicketStore {

  /** The slot of a subject. */
  Slot slot(ResourceId subject);

  /**
   * Writes the ticket, its history, the slot and the effects in one transaction.
   *
   * @return the effects as they wait to be handed on
   * @throws TicketConflict when another writer was first; nothing is written
   */
  List<Waiting> save(Slot slot, Next.Moved moved) throws TicketConflict;

  /** One ticket. */
  Optional<Ticket> find(TicketId id);

  /** A ticket's history, oldest first. */
  default List<HistoryEntry> history(TicketId id) {
    return history(id, 1);
  }

  /** A ticket's history from the entry of this number on. */
  List<HistoryEntry> history(TicketId id, int from);

  /** Several of them, in their order; with few reads where one list named the tickets. */
  default List<List<HistoryEntry>> histories(List<End> ends) {
    return ends.stream().map(end -> history(end.ticket(), end.from())).toList();
  }

  /** Some tickets that match, in a steady order. */
  Page<Ticket> list(TicketQuery query, int top, String cursor);

  /** Some entries of the histories of all tickets, one ticket after the other. */
  Page<Told> histories(int top, String cursor);

  /** Some effects that nobody has handed on yet. */
  Page<Waiting> waiting(int top, String cursor);

  /** Forgets an effect that was handed on; it may be gone already. */
  void handedOn(Waiting effect);

  /** A ticket's history from the entry of this number on. */
  record End(TicketId ticket, int from) {
    /** That part of the whole. */
    public List<HistoryEntry> of(List<HistoryEntry> whole) {
      return whole.stream().filter(entry -> entry.number() >= from).toList();
    }
  }

  /** An entry and whose it is. */
  record Told(TicketId ticket, HistoryEntry entry) {}

  /**
   * An effect that waits to be handed on.
   *
   * @param place where the store keeps it
   * @param since when it was written
   */
  record Waiting(TicketId ticket, ResourceId subject, Effect effect, Instant since, String place) {}
}
