package io.keyward.ticket;

import static io.keyward.ticket.GivenTicket.FOUND;
import static io.keyward.ticket.GivenTicket.FRESH;
import static io.keyward.ticket.GivenTicket.MIGRATION;
import static io.keyward.ticket.GivenTicket.NEW;
import static io.keyward.ticket.GivenTicket.OLD;
import static io.keyward.ticket.GivenTicket.PLAN;
import static io.keyward.ticket.GivenTicket.UNTIL;
import static io.keyward.ticket.GivenTicket.WINDOW;
import static io.keyward.ticket.GivenTicket.actor;
import static io.keyward.ticket.GivenTicket.found;

import io.keyward.compliance.Severity;
import io.keyward.remediation.Plan;
import io.keyward.remediation.run.Run;
import io.keyward.remediation.run.StepRecord;
import io.keyward.ticket.TicketState.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Every state that a ticket can stand in, and every event, each by the name that docs use. */
final class LifecycleCases {
  /** A moment after the settling window and after what verification waits for. */
  static final Instant NOW = FOUND.plus(Duration.ofMinutes(20));

  static final Lifecycle LIFECYCLE = new Lifecycle(WINDOW, Period.ofDays(14));
  private static final Approval APPROVAL = new Approval("ann", FOUND, "", Set.of());

  private LifecycleCases() {}

  static Map<String, Supplier<Ticket>> states() {
    Map<String, Supplier<Ticket>> states = new LinkedHashMap<>();
    states.put("settling", () -> GivenTicket.in(new TicketState.Settling(NOW.plus(WINDOW))));
    states.put("settling, due", () -> GivenTicket.in(new TicketState.Settling(FOUND)));
    states.put("awaitingApproval", () -> GivenTicket.in(new TicketState.AwaitingApproval()));
    states.put("approved", () -> GivenTicket.in(new TicketState.Approved(), approved()));
    states.put("executing", () -> executing(NOW.plus(WINDOW)));
    states.put("executing, lease over", () -> executing(FOUND));
    states.put("verifying", () -> verifying(NOW.plus(WINDOW)));
    states.put("verifying, due", () -> verifying(FOUND));
    states.put("rejected", () -> GivenTicket.in(new TicketState.Rejected("ann", "no")));
    states.put("waived", () -> GivenTicket.in(new TicketState.Waived(UNTIL, false)));
    states.put("manual", LifecycleCases::manual);
    states.put("failed", () -> GivenTicket.in(new TicketState.Failed("why"), approved()));
    states.put("resolved", () -> GivenTicket.in(new TicketState.Resolved(), approved()));
    states.put("closed", () -> GivenTicket.in(new TicketState.Closed(Reason.RESOLVED_EXTERNALLY)));
    return states;
  }

  private static Remedy approved() {
    return new Remedy(PLAN, 1, List.of(APPROVAL), Run.none());
  }

  private static Ticket executing(Instant until) {
    return GivenTicket.in(new TicketState.Executing(new Lease("worker", until)), approved());
  }

  private static Ticket verifying(Instant until) {
    return GivenTicket.in(new TicketState.Verifying(until, ""), approved());
  }

  private static Ticket manual() {
    return GivenTicket.in(new TicketState.Manual(Progress.none()), Remedy.of(MIGRATION, 1));
  }

  static Map<String, TicketEvent> events() {
    Map<String, TicketEvent> events = new LinkedHashMap<>();
    events.put("found the same violation", found(OLD, PLAN));
    events.put("found another violation", found(NEW, PLAN));
    events.put("found the same violation, other plan", found(OLD, FRESH));
    events.put("found what only a migration mends", found(OLD, MIGRATION));
    events.put(
        "found all waived", new TicketEvent.FoundWaived(Severity.HIGH, List.of(OLD), UNTIL, "w"));
    events.put("found unclear, waiver over", new TicketEvent.WaiverEnded());
    events.put("found clean", new TicketEvent.FoundClean());
    events.put("not required any more", new TicketEvent.NotRequired("why"));
    events.put("found unclear", new TicketEvent.FoundUnclear());
    events.put("found gone", new TicketEvent.ResourceGone());
    events.put("found gone, replacement compliant", new TicketEvent.Replaced());
    events.put("written by somebody else", new TicketEvent.WrittenBy(Set.of("zoe")));
    decisions(events);
    labours(events);
    return events;
  }

  private static void decisions(Map<String, TicketEvent> events) {
    events.put("approve", approve("bob", PLAN));
    events.put("approve again", approve("ann", PLAN));
    events.put("approve another plan", approve("bob", FRESH));
    events.put("approve by the author", approve("author", PLAN));
    events.put("reject", new TicketEvent.Reject(actor("bob"), "no"));
    events.put("reject by the author", new TicketEvent.Reject(actor("author"), "no"));
    events.put("retry", new TicketEvent.Retry(actor("bob")));
    events.put("retry by the author", new TicketEvent.Retry(actor("author")));
    events.put("comment", new TicketEvent.Comment(actor("author"), "text"));
    events.put("task done", new TicketEvent.TaskDone(actor("bob"), "create", true));
    events.put("unknown task done", new TicketEvent.TaskDone(actor("bob"), "other", true));
    events.put(
        "replacement named",
        new TicketEvent.ReplacementNamed(actor("bob"), GivenTicket.SUBJECT + "-new"));
  }

  private static TicketEvent approve(String who, Plan plan) {
    return new TicketEvent.Approve(actor(who), plan.hash(), "");
  }

  private static void labours(Map<String, TicketEvent> events) {
    StepRecord record =
        new StepRecord("encrypt", StepRecord.Stage.BEGUN, NOW, NOW, Map.of(), "note");
    Duration soon = Duration.ofSeconds(10);
    events.put("claimed", new TicketEvent.Claimed("other", NOW.plus(WINDOW)));
    events.put("claimed by the same", new TicketEvent.Claimed("worker", NOW.plus(WINDOW)));
    events.put("step recorded", new TicketEvent.Recorded("worker", record));
    events.put("step recorded by another", new TicketEvent.Recorded("other", record));
    events.put("step put off", new TicketEvent.PutOff("worker", "encrypt", soon, "busy"));
    events.put("waiting", new TicketEvent.Waiting("worker", soon));
    events.put("applied", new TicketEvent.Applied("worker"));
    events.put("lost sight", new TicketEvent.LostSight("worker", "why"));
    events.put("broke", new TicketEvent.Broke("worker", "why"));
    events.put("went stale", new TicketEvent.WentStale("worker", Remedy.of(FRESH, 1), "why"));
  }

  /** The state after, "same" where nothing or only something within it changed, or "refused". */
  static String outcome(String state, String event) {
    Ticket ticket = Objects.requireNonNull(states().get(state)).get();
    Next next = LIFECYCLE.next(ticket, Objects.requireNonNull(events().get(event)), NOW);
    if (next instanceof Next.Refused refused) {
      return "refused (" + refused.why().name().toLowerCase(Locale.ROOT) + ")";
    }
    if (next instanceof Next.Moved moved) {
      String after = word(moved.ticket().state());
      return after.equals(word(ticket.state())) ? "written" : after;
    }
    return "same";
  }

  static String word(TicketState state) {
    return state instanceof TicketState.Closed closed
        ? "closed: " + closed.reason().word()
        : state.word();
  }
}
