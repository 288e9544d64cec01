package io.keyward.ticket;

import io.keyward.compliance.Finding;
import io.keyward.remediation.Plan;
import io.keyward.ticket.TicketEvent.FoundViolations;
import io.keyward.ticket.TicketEvent.FoundWaived;
import io.keyward.ticket.TicketState.Closed;
import io.keyward.ticket.TicketState.Reason;
import io.keyward.ticket.TicketState.Settling;
import io.keyward.ticket.TicketState.Waived;
import java.time.Duration;
import java.time.Period;
import java.util.List;

/** What a look at the subject does to its ticket. */
record Observing(Turn turn, Duration window, Period remindBefore) {
  private static final String NOTED =
      "Whoever wrote the resource was noted; they cannot decide on this ticket.";

  private static final Duration NOT_AT_ALL = Duration.ZERO;

  /** How long after the last look a plan that was applied is looked at again. */
  private static final Duration VERIFY_AGAIN = Duration.ofMinutes(1);

  Next on(TicketEvent.Observation event) {
    Ticket ticket = turn.before();
    if (!ticket.state().isLive()) {
      return new Next.Unchanged(NOT_AT_ALL);
    }
    if (event instanceof TicketEvent.ResourceGone) {
      return to(new Closed(Reason.DELETED), "The resource was deleted.");
    }
    if (event instanceof TicketEvent.Replaced) {
      return ticket.state() instanceof TicketState.Manual
          ? to(new TicketState.Resolved(), "The replacement is compliant and the old one is gone.")
          : to(new Closed(Reason.DELETED), "The resource was deleted.");
    }
    if (event instanceof TicketEvent.WrittenBy written) {
      return writtenBy(written);
    }
    if (ticket.state() instanceof TicketState.Executing) {
      return new Next.Unchanged(NOT_AT_ALL);
    }
    return judged(event);
  }

  private Next judged(TicketEvent.Observation event) {
    Ticket ticket = turn.before();
    if (event instanceof TicketEvent.FoundClean) {
      return clean();
    }
    if (event instanceof TicketEvent.NotRequired no) {
      Reason reason =
          ticket.state() instanceof Settling ? Reason.NEVER_OPENED : Reason.NOT_REQUIRED;
      return to(new Closed(reason), no.why());
    }
    if (event instanceof FoundViolations found) {
      return ticket.state() instanceof TicketState.Verifying verifying
          ? afterwards(verifying, found)
          : violated(found);
    }
    if (event instanceof FoundWaived found) {
      return waived(found);
    }
    if (event instanceof TicketEvent.WaiverEnded && ticket.state() instanceof Waived waived) {
      return to(Lifecycle.open(ticket.remedy()), whyReopened(waived));
    }
    return unclear();
  }

  private Next unclear() {
    TicketState state = turn.before().state();
    if (state instanceof TicketState.Verifying verifying) {
      return !turn.now().isBefore(verifying.until())
          ? to(new TicketState.Failed("It could not be verified."), "It could not be verified.")
          : new Next.Unchanged(VERIFY_AGAIN);
    }
    return new Next.Unchanged(state instanceof Settling ? window : NOT_AT_ALL);
  }

  /**
   * Keyward's own writes come while it executes; whoever else writes then is found by the check.
   */
  private Next writtenBy(TicketEvent.WrittenBy written) {
    Ticket ticket = turn.before();
    if (ticket.state() instanceof TicketState.Verifying) {
      return unclear();
    }
    boolean busy = ticket.state() instanceof TicketState.Executing;
    if (busy || ticket.authors().containsAll(written.authors())) {
      return new Next.Unchanged(NOT_AT_ALL);
    }
    return turn.to(ticket.state(), ticket.writtenBy(written.authors()), Turn.KEYWARD, NOTED);
  }

  private Next clean() {
    TicketState state = turn.before().state();
    if (state instanceof Settling) {
      return to(
          new Closed(Reason.NEVER_OPENED), "The violation was mended while the resource settled.");
    }
    return state instanceof TicketState.Verifying
        ? to(new TicketState.Resolved(), "The same check was run again and found no violation.")
        : to(new Closed(Reason.RESOLVED_EXTERNALLY), "The same check found no violation any more.");
  }

  /** The plan was applied: what it was to close must be closed. */
  private Next afterwards(TicketState.Verifying verifying, FoundViolations found) {
    Ticket ticket = turn.before();
    List<String> meant = ticket.remedy().plan().closes();
    boolean closed = found.findings().stream().map(Finding::rule).noneMatch(meant::contains);
    Ticket current =
        ticket
            .with(found.severity(), found.findings())
            .writtenBy(found.authors())
            .with(found.offer());
    if (closed) {
      return turn.to(
          Lifecycle.open(found.offer()),
          current,
          Turn.KEYWARD,
          "What the plan was made for is closed; other findings remain.");
    }
    if (turn.now().isBefore(verifying.until())) {
      return new Next.Unchanged(VERIFY_AGAIN);
    }
    String why =
        verifying.doubt().isEmpty()
            ? "The plan was applied and the same check still finds the violation."
            : verifying.doubt();
    return turn.to(new TicketState.Failed(why), current, Turn.KEYWARD, why);
  }

  private Next violated(FoundViolations found) {
    Ticket ticket = turn.before();
    TicketState state = ticket.state();
    Remedy remedy = ticket.remedy().offering(found.offer()).without(found.authors());
    boolean same =
        ticket.says(found.severity(), found.findings())
            && ticket.remedy().saysTheSameAs(found.offer())
            && ticket.authors().containsAll(found.authors());
    Ticket current =
        same
            ? ticket
            : ticket
                .with(found.severity(), found.findings())
                .writtenBy(found.authors())
                .with(remedy);
    if (state instanceof Waived waived) {
      return moved(Lifecycle.open(remedy), current, whyReopened(waived));
    }
    if (state instanceof Settling settling && !turn.now().isBefore(settling.until())) {
      return moved(
          Lifecycle.open(remedy), current, "The violation lasted for the settling window.");
    }
    Duration left =
        state instanceof Settling settling
            ? Duration.between(turn.now(), settling.until())
            : NOT_AT_ALL;
    return same ? new Next.Unchanged(left) : changed(current, found).after(left);
  }

  private Next.Moved changed(Ticket current, FoundViolations found) {
    Ticket ticket = turn.before();
    TicketState state = ticket.state();
    boolean samePlan = ticket.remedy().plan().hash().equals(found.offer().plan().hash());
    if (state instanceof TicketState.Approved && !current.remedy().isApproved()) {
      return moved(
          Lifecycle.open(found.offer()),
          current,
          samePlan
              ? "Who approved it wrote the resource; somebody else must approve it."
              : "The resource changed after the approval; the plan is a fresh one.");
    }
    boolean more = !ticket.rules().containsAll(current.rules());
    if (state instanceof TicketState.Rejected && more) {
      return moved(Lifecycle.open(found.offer()), current, "There are findings that nobody saw.");
    }
    TicketState next = kindOf(state, found.offer());
    if (!samePlan) {
      return moved(next, current, "The plan is a fresh one.");
    }
    boolean sameFindings = ticket.says(found.severity(), found.findings());
    return moved(next, current, sameFindings ? NOTED : "The findings changed.");
  }

  /** A plan of the other kind is decided on otherwise. */
  private static TicketState kindOf(TicketState state, Remedy offer) {
    boolean migrates = offer.plan().kind() == Plan.Kind.MIGRATION;
    boolean manual = state instanceof TicketState.Manual;
    boolean open = state instanceof TicketState.AwaitingApproval;
    return (manual && !migrates) || (open && migrates) ? Lifecycle.open(offer) : state;
  }

  private Next waived(FoundWaived found) {
    Ticket ticket = turn.before();
    Ticket current = ticket.with(found.severity(), found.findings());
    boolean same =
        ticket.state() instanceof Waived before
            && before.until().equals(found.until())
            && ticket.says(found.severity(), found.findings());
    if (!same) {
      return moved(new Waived(found.until(), false), current.with(unapproved(ticket)), found.why());
    }
    boolean early = turn.now().isBefore(Lifecycle.reminderOf(found.until(), remindBefore));
    return early || ((Waived) ticket.state()).reminded()
        ? new Next.Unchanged(NOT_AT_ALL)
        : moved(
            new Waived(found.until(), true),
            ticket,
            "Reminder: the waiver ends at " + found.until() + "; then the ticket opens again.");
  }

  /** When it opens again, people decide anew. */
  private static Remedy unapproved(Ticket ticket) {
    return Remedy.of(ticket.remedy().plan(), ticket.remedy().needed());
  }

  private String whyReopened(Waived waived) {
    return turn.now().isBefore(waived.until())
        ? "The violations are not all waived any more."
        : "The waiver ended.";
  }

  private Next.Moved to(TicketState state, String why) {
    return moved(state, turn.before(), why);
  }

  private Next.Moved moved(TicketState state, Ticket after, String why) {
    return turn.to(state, after, Turn.KEYWARD, why);
  }
}
