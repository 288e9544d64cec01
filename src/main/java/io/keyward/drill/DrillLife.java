package io.keyward.drill;

import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Effect;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Lease;
import io.keyward.ticket.Next;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one transition of drills: a state and an event give the next drill and what must follow.
 *
 * <p>docs/drill.md has the table of every state with every event.
 */
public final class DrillLife {
  private DrillLife() {}

  /**
   * What is to be drilled.
   *
   * @param keyUri address of the key in its vault, without a version
   */
  public record Subject(ResourceId key, String keyUri, BlastRadius radius) {}

  /** A request on a key whose place is free. */
  public static DrillNext.Moved first(
      TicketId id, Subject subject, Drill.Wish wish, DrillEvent.Terms terms, Instant now) {
    DrillState state = new DrillState.Requested(now.plus(terms.approveWithin()));
    Drill drill =
        new Drill(
            id,
            subject.key(),
            subject.keyUri(),
            wish,
            subject.radius(),
            List.of(),
            state,
            Calls.none(),
            Calls.none(),
            List.of(),
            new Drill.Dates(now, now),
            new Ticket.Revision(0, 0, ""));
    HistoryEntry.Line line =
        new HistoryEntry.Line(
            now,
            "",
            state.word(),
            wish.by(),
            "A revocation drill was asked for: " + wish.reason(),
            DrillTurn.evidence(drill));
    List<HistoryEntry> entries = List.of(HistoryEntry.next(id, 1, "", line));
    return new DrillNext.Moved(
        drill.written(now, entries),
        entries,
        List.of(new Effect.Drill(terms.approveWithin()), new Effect.TellOfDrill()));
  }

  /** What a second request finds on a key whose place is taken. */
  public static DrillNext again(Drill live, Actor by) {
    return live.state() instanceof DrillState.Requested && live.isWishOf(by)
        ? new DrillNext.Unchanged()
        : new DrillNext.Refused(
            Next.Why.STATE, "There is a drill on this key already: " + live.id() + ".");
  }

  /** What an event does to a drill. */
  public static DrillNext next(Drill drill, DrillEvent event, Instant now) {
    DrillTurn turn = new DrillTurn(drill, now);
    if (event instanceof DrillEvent.Decision decision) {
      return new DrillDeciding(turn).on(decision);
    }
    return event instanceof DrillEvent.Labour labour
        ? new DrillWorking(turn).on(labour)
        : new DrillWaiting(turn).on((DrillEvent.Course) event);
  }

  /** When something must follow of where it stands; empty where people are asked. */
  public static Optional<Duration> due(Drill drill, Instant now) {
    return moment(drill.state())
        .map(at -> now.isBefore(at) ? Duration.between(now, at) : Duration.ZERO);
  }

  private static Optional<Instant> moment(DrillState state) {
    if (state instanceof DrillState.Requested it) {
      return Optional.of(it.until());
    }
    if (state instanceof DrillState.ApprovedOnce it) {
      return Optional.of(it.until());
    }
    if (state instanceof DrillState.Waiting it) {
      return Optional.of(it.until());
    }
    return lease(state).map(Lease::until);
  }

  static Optional<Lease> lease(DrillState state) {
    if (state instanceof DrillState.Disabling it) {
      return Optional.of(it.lease());
    }
    if (state instanceof DrillState.Verifying it) {
      return Optional.of(it.lease());
    }
    return state instanceof DrillState.Restoring it ? Optional.of(it.lease()) : Optional.empty();
  }
}
