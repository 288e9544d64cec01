package io.keyward.workflow.ticket;

import io.keyward.inventory.Page;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.ticket.store.TicketStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds tickets that should have moved and did not, and asks again for what must follow of where
 * they stand.
 */
public final class SweepTickets {
  private static final Logger LOG = LoggerFactory.getLogger(SweepTickets.class);
  private static final int PAGE = 200;
  private static final List<String> WAITING =
      List.of("settling", "approved", "executing", "verifying", "waived");

  /** A ticket that changed later is on its way. */
  private static final Duration STUCK = Duration.ofMinutes(15);

  private final TicketStore tickets;
  private final TicketDesk desk;
  private final Clock clock;

  /** Works on these. */
  public SweepTickets(TicketStore tickets, TicketDesk desk, Clock clock) {
    this.tickets = tickets;
    this.desk = desk;
    this.clock = clock;
  }

  /** Looks at all tickets that wait for something. */
  public void sweep() {
    WAITING.forEach(this::sweep);
  }

  private void sweep(String state) {
    TicketQuery query = new TicketQuery(state, "", "");
    String cursor = "";
    do {
      Page<Ticket> page = tickets.list(query, PAGE, cursor);
      page.items().forEach(this::look);
      cursor = page.cursor();
    } while (!cursor.isEmpty());
  }

  private void look(Ticket ticket) {
    Instant now = clock.instant();
    if (ticket.changedAt().plus(STUCK).isAfter(now)) {
      return;
    }
    Lifecycle.effectsOf(ticket, now).stream()
        .filter(effect -> effect.delay().isZero())
        .forEach(
            effect -> {
              desk.ask(ticket.subject(), ticket.id().toString(), effect, Duration.ZERO);
              LOG.atWarn().addKeyValue("ticket", ticket.id()).log("A ticket was moved on again");
            });
  }
}
