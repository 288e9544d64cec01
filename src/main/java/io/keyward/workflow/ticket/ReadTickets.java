package io.keyward.workflow.ticket;

import io.keyward.inventory.Page;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.ticket.store.TicketStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads tickets for those who look. */
public final class ReadTickets {
  private final TicketStore store;

  /** Reads from this store. */
  public ReadTickets(TicketStore store) {
    this.store = store;
  }

  /** How much of its history a ticket has in a list. */
  static final int LAST = 10;

  /** A ticket with its history, or the end of it. */
  public record WithHistory(Ticket ticket, List<HistoryEntry> history) {

    /** Copies the list. */
    public WithHistory {
      history = List.copyOf(history);
    }
  }

  /** One page of tickets, each with the last entries of its history alone. */
  public Page<WithHistory> page(TicketQuery query, int top, String cursor) {
    Page<Ticket> page = store.list(query, top, cursor);
    List<List<HistoryEntry>> ends =
        store.histories(page.items().stream().map(ReadTickets::last).toList());
    return new Page<>(
        IntStream.range(0, ends.size())
            .mapToObj(i -> new WithHistory(page.items().get(i), ends.get(i)))
            .toList(),
        page.cursor());
  }

  private static TicketStore.End last(Ticket ticket) {
    int from = Math.max(1, ticket.revision().entries() - LAST + 1);
    return new TicketStore.End(ticket.id(), from);
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
