package io.keyward.workflow.ticket;

import io.keyward.inventory.Page;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.ticket.store.TicketStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds tickets for those who look through a list, which needs no histories. */
public final class FindTickets {
  private static final int PAGE = 200;

  /** So many pages of the store are searched for one page of a text, then the caller goes on. */
  private static final int MOST_PAGES = 10;

  private final TicketStore store;

  /** Searches this store. */
  public FindTickets(TicketStore store) {
    this.store = store;
  }

  /**
   * One page of tickets; with a text, of those that have it in their subject or findings.
   *
   * @param top how many are enough; a page of a text may hold some more, or fewer
   */
  public Page<Ticket> page(TicketQuery query, String text, int top, String cursor) {
    if (text.isEmpty()) {
      return store.list(query, top, cursor);
    }
    List<Ticket> found = new ArrayList<>();
    String next = cursor;
    int pages = 0;
    do {
      Page<Ticket> page = store.list(query, PAGE, next);
      page.items().stream().filter(it -> has(it, text)).forEach(found::add);
      next = page.cursor();
      pages++;
    } while (found.size() < top && !next.isEmpty() && pages < MOST_PAGES);
    return new Page<>(found, next);
  }

  private static boolean has(Ticket ticket, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return ticket.subject().key().contains(wanted)
        || ticket.id().toString().contains(wanted)
        || ticket.findings().stream()
            .anyMatch(
                it ->
                    it.rule().contains(wanted)
                        || it.message().toLowerCase(Locale.ROOT).contains(wanted));
  }
}
