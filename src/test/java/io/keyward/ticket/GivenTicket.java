package io.keyward.ticket;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Goal;
import io.keyward.remediation.LeftOpen;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Plan;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A ticket, its plans and its people, as tests speak of them. */
final class GivenTicket {
  static final Instant FOUND = Instant.parse("2026-11-21T09:00:00Z");
  static final Duration WINDOW = Duration.ofMinutes(10);
  static final Instant UNTIL = FOUND.plus(Duration.ofDays(30));
  static final ResourceId SUBJECT =
      ResourceId.of(
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a");
  static final TicketId ID = new TicketId("s", "0".repeat(32), 1);
  static final Finding OLD = finding("cmk-required", "It is encrypted with Microsoft's key.");
  static final Finding NEW = finding("cmk-key-usable", "Its key is disabled.");
  static final Plan PLAN = plan(Plan.Kind.IN_PLACE, "plan");
  static final Plan FRESH = plan(Plan.Kind.IN_PLACE, "fresh");
  static final Plan MIGRATION = plan(Plan.Kind.MIGRATION, "migration");

  private GivenTicket() {}

  static Finding finding(String rule, String message) {
    return new Finding(rule, Severity.HIGH, message, "seen", "expected", List.of());
  }

  static Plan plan(Plan.Kind kind, String hash) {
    Migration migration =
        kind == Plan.Kind.MIGRATION
            ? new Migration(
                List.of(new Migration.Task("create", "Create it.")), List.of(), "", "", List.of())
            : Migration.none();
    return new Plan(
        kind,
        hash,
        "",
        List.of(step("encrypt")),
        List.<LeftOpen>of(),
        List.of(SUBJECT.toString()),
        migration,
        List.of());
  }

  static Step step(String id) {
    String url = SUBJECT + "?api-version=2025-06-01";
    return new Step(
        id,
        "Do " + id + ".",
        List.of("cmk-required"),
        Change.arm(Change.Verb.PATCH, url, Map.of("properties", Map.of(id, "true"))),
        new Goal.Holds(Plane.ARM, url, List.of(Expected.equal("properties." + id, "true"))),
        List.of(),
        new Step.Undo.Harmless("it is only a value"),
        Step.Timing.of(Duration.ofMinutes(1)),
        Map.of());
  }

  static Ticket in(TicketState state) {
    return in(state, Remedy.of(PLAN, 1));
  }

  static Ticket in(TicketState state, Remedy remedy) {
    return new Ticket(
        ID,
        SUBJECT,
        state,
        Severity.HIGH,
        List.of(OLD),
        Set.of("author"),
        remedy,
        new Ticket.Dates(FOUND, FOUND),
        new Ticket.Revision(1, 1, "head"));
  }

  static Actor actor(String id) {
    return new Actor(id, Set.of());
  }

  static TicketEvent.FoundViolations found(Finding finding, Plan plan) {
    return new TicketEvent.FoundViolations(
        Severity.HIGH, List.of(finding), Set.of("author"), Remedy.of(plan, 1));
  }

  /** The first entry that a move makes in the history. */
  static HistoryEntry entry(Next next) {
    return ((Next.Moved) next).entries().get(0);
  }
}
