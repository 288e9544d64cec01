package io.keyward.ticket;

import io.keyward.ticket.TicketEvent.FoundClean;
import io.keyward.ticket.TicketEvent.FoundViolations;
import io.keyward.ticket.TicketEvent.ResourceGone;
import io.keyward.ticket.TicketState.AwaitingApproval;
import io.keyward.ticket.TicketState.Closed;
import io.keyward.ticket.TicketState.Reason;
import io.keyward.ticket.TicketState.Settling;
import java.time.Duration;
import java.time.Instant;

/** The one transition: a state and an event give the next ticket and what must follow. */
public final class Lifecycle {
  private static final String KEYWARD = "keyward";

  private final Duration window;

  /** Lets a fresh violation settle for this long before its ticket opens. */
  public Lifecycle(Duration window) {
    this.window = window;
  }

  /** What an event does to a subject whose slot is free. */
  public Next first(Slot slot, TicketEvent event, Instant now) {
    if (!(event instanceof FoundViolations found)) {
      return new Next.Unchanged(Duration.ZERO);
    }
    TicketState state = window.isZero() ? new AwaitingApproval() : new Settling(now.plus(window));
    Ticket ticket =
        new Ticket(
            slot.nextId(), slot.subject(), state, found.severity(), found.findings(), now, now, 1);
    String why = found.findings().get(0).message();
    return new Next.Moved(ticket, new HistoryEntry(1, now, "", state.word(), KEYWARD, why), window);
  }

  /** What an event does to a ticket. */
  public Next next(Ticket ticket, TicketEvent event, Instant now) {
    if (ticket.state() instanceof Closed) {
      return new Next.Unchanged(Duration.ZERO);
    }
    if (event instanceof ResourceGone) {
      return moved(ticket, new Closed(Reason.DELETED), now, "The resource was deleted.");
    }
    if (event instanceof FoundClean) {
      return cleared(ticket, now);
    }
    return event instanceof FoundViolations found
        ? stillViolated(ticket, found, now)
        : new Next.Unchanged(ticket.state() instanceof Settling ? window : Duration.ZERO);
  }

  private static Next cleared(Ticket ticket, Instant now) {
    return ticket.state() instanceof Settling
        ? moved(
            ticket,
            new Closed(Reason.NEVER_OPENED),
            now,
            "The violation was mended while the resource settled.")
        : moved(
            ticket,
            new Closed(Reason.RESOLVED_EXTERNALLY),
            now,
            "The same check found no violation any more.");
  }

  private static Next stillViolated(Ticket ticket, FoundViolations found, Instant now) {
    Ticket current = ticket.says(found) ? ticket : ticket.with(found, now);
    if (ticket.state() instanceof Settling settling && !now.isBefore(settling.until())) {
      return moved(
          current, new AwaitingApproval(), now, "The violation lasted for the settling window.");
    }
    Duration left =
        ticket.state() instanceof Settling settling
            ? Duration.between(now, settling.until())
            : Duration.ZERO;
    return ticket.says(found)
        ? new Next.Unchanged(left)
        : moved(current, ticket.state(), now, "The findings changed.").after(left);
  }

  private static Next.Moved moved(Ticket ticket, TicketState state, Instant now, String why) {
    Ticket next = ticket.in(state, now);
    HistoryEntry entry =
        new HistoryEntry(next.version(), now, ticket.state().word(), state.word(), KEYWARD, why);
    return new Next.Moved(next, entry, Duration.ZERO);
  }
}
