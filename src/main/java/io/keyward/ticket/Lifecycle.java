package io.keyward.ticket;

import io.keyward.ticket.TicketEvent.FoundClean;
import io.keyward.ticket.TicketEvent.FoundViolations;
import io.keyward.ticket.TicketEvent.FoundWaived;
import io.keyward.ticket.TicketEvent.ResourceGone;
import io.keyward.ticket.TicketEvent.WaiverEnded;
import io.keyward.ticket.TicketState.AwaitingApproval;
import io.keyward.ticket.TicketState.Closed;
import io.keyward.ticket.TicketState.Reason;
import io.keyward.ticket.TicketState.Settling;
import io.keyward.ticket.TicketState.Waived;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** The one transition: a state and an event give the next ticket and what must follow. */
public final class Lifecycle {
  private static final String KEYWARD = "keyward";

  private final Duration window;
  private final Period remindBefore;

  /**
   * Lets a fresh violation settle before its ticket opens.
   *
   * @param remindBefore how long before a waiver's end that is announced
   */
  public Lifecycle(Duration window, Period remindBefore) {
    this.window = window;
    this.remindBefore = remindBefore;
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
    if (event instanceof FoundViolations found) {
      return stillViolated(ticket, found, now);
    }
    if (event instanceof FoundWaived found) {
      return waived(ticket, found, now);
    }
    if (event instanceof WaiverEnded && ticket.state() instanceof Waived waived) {
      return moved(ticket, new AwaitingApproval(), now, whyReopened(waived, now));
    }
    return new Next.Unchanged(ticket.state() instanceof Settling ? window : Duration.ZERO);
  }

  private Next waived(Ticket ticket, FoundWaived found, Instant now) {
    Ticket current = ticket.with(found.severity(), found.findings(), now);
    boolean same =
        ticket.state() instanceof Waived before
            && before.until().equals(found.until())
            && ticket.says(found.severity(), found.findings());
    if (!same) {
      return moved(current, new Waived(found.until(), false), now, found.why());
    }
    boolean reminded = ((Waived) ticket.state()).reminded();
    return reminded || now.isBefore(reminderOf(found.until(), remindBefore))
        ? new Next.Unchanged(Duration.ZERO)
        : moved(
            ticket,
            new Waived(found.until(), true),
            now,
            "Reminder: the waiver ends at " + found.until() + "; then the ticket opens again.");
  }

  /** When the end of a waiver is announced. */
  public static Instant reminderOf(Instant until, Period before) {
    return until.atOffset(ZoneOffset.UTC).minus(before).toInstant();
  }

  private static String whyReopened(Waived waived, Instant now) {
    return now.isBefore(waived.until())
        ? "The violations are not all waived any more."
        : "The waiver ended.";
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
    boolean same = ticket.says(found.severity(), found.findings());
    Ticket current = same ? ticket : ticket.with(found.severity(), found.findings(), now);
    if (ticket.state() instanceof Waived waived) {
      return moved(current, new AwaitingApproval(), now, whyReopened(waived, now));
    }
    if (ticket.state() instanceof Settling settling && !now.isBefore(settling.until())) {
      return moved(
          current, new AwaitingApproval(), now, "The violation lasted for the settling window.");
    }
    Duration left =
        ticket.state() instanceof Settling settling
            ? Duration.between(now, settling.until())
            : Duration.ZERO;
    return same
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
