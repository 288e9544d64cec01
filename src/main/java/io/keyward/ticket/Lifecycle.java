package io.keyward.ticket;

import io.keyward.remediation.Plan;
import io.keyward.ticket.TicketEvent.FoundViolations;
import io.keyward.ticket.TicketState.AwaitingApproval;
import io.keyward.ticket.TicketState.Executing;
import io.keyward.ticket.TicketState.Manual;
import io.keyward.ticket.TicketState.Settling;
import io.keyward.ticket.TicketState.Verifying;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The one transition: a state and an event give the next ticket and what must follow.
 *
 * <p>docs/lifecycle.md is drawn from the table that tests every state with every event.
 */
public final class Lifecycle {
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
    TicketState state = window.isZero() ? open(found.offer()) : new Settling(now.plus(window));
    Ticket ticket =
        new Ticket(
            slot.nextId(),
            slot.subject(),
            state,
            found.severity(),
            found.findings(),
            found.authors(),
            found.offer(),
            new Ticket.Dates(now, now),
            new Ticket.Revision(0, 0, ""));
    String why = found.findings().get(0).message();
    HistoryEntry.Line line =
        new HistoryEntry.Line(now, "", state.word(), Turn.KEYWARD, why, Turn.evidence(ticket));
    List<HistoryEntry> entries = List.of(HistoryEntry.next(ticket.id(), 1, "", line));
    return new Next.Moved(ticket.written(now, entries), entries, List.of(), window);
  }

  /** What an event does to a ticket. */
  public Next next(Ticket ticket, TicketEvent event, Instant now) {
    Turn turn = new Turn(ticket, now);
    if (event instanceof TicketEvent.Decision decision) {
      return new Deciding(turn).on(decision);
    }
    if (event instanceof TicketEvent.Labour labour) {
      return new Labouring(turn).on(labour);
    }
    return new Observing(turn, window, remindBefore).on((TicketEvent.Observation) event);
  }

  /**
   * What must follow of where a ticket stands, should it have been lost on the way; doing it once
   * more does no harm.
   */
  public static List<Effect> effectsOf(Ticket ticket, Instant now) {
    TicketState state = ticket.state();
    if (state instanceof Settling settling) {
      return List.of(new Effect.LookAgain(until(settling.until(), now)));
    }
    if (state instanceof TicketState.Approved) {
      return List.of(new Effect.Execute(Duration.ZERO));
    }
    if (state instanceof Executing executing) {
      return List.of(new Effect.Execute(until(executing.lease().until(), now)));
    }
    boolean due =
        state instanceof Verifying
            || (state instanceof TicketState.Waived waived && !now.isBefore(waived.until()));
    return due ? List.of(new Effect.LookAgain(Duration.ZERO)) : List.of();
  }

  private static Duration until(Instant moment, Instant now) {
    return now.isBefore(moment) ? Duration.between(now, moment) : Duration.ZERO;
  }

  /** Where a ticket stands whose plan nobody has decided on. */
  static TicketState open(Remedy remedy) {
    return remedy.plan().kind() == Plan.Kind.MIGRATION
        ? new Manual(Progress.none())
        : new AwaitingApproval();
  }

  /** When the end of a waiver is announced. */
  public static Instant reminderOf(Instant until, Period before) {
    return until.atOffset(ZoneOffset.UTC).minus(before).toInstant();
  }
}
