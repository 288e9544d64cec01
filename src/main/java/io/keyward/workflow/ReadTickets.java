package io.keyward.workflow;

import io.keyward.inventory.Page;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketQuery;
import io.keyward.ticket.TicketStore;
import java.util.List;
import java.util.Optional;

/** Reads tickets for those who look. */
public final class ReadTickets {
  private final TicketStore store;

  /** Reads from this store. */
  public ReadTickets(TicketStore store) {
    this.store = store;
  }

  /** A ticket with its whole history. */
  public record WithHistory(Ticket ticket, List<HistoryEntry> history) {

    /** Copies the list. */
    public WithHistory {
      history = List.copyOf(history);
    }
  }

  /** One page of tickets. */
  public Page<WithHistory> page(TicketQuery query, int top, String cursor) {
    Page<Ticket> page = store.list(query, top, cursor);
    return new Page<>(page.items().stream().map(this::withHistory).toList(), page.cursor());
  }

  /** One ticket. */
  public Optional<WithHistory> one(TicketId id) {
    return store.find(id).map(this::withHistory);
  }

  /** A ticket that was read, with its history. */
  public WithHistory withHistory(Ticket ticket) {
    return new WithHistory(ticket, store.history(ticket.id()));
  }
}
