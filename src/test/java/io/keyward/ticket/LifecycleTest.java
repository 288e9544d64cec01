package io.keyward.ticket;

import static io.keyward.ticket.GivenTicket.FOUND;
import static io.keyward.ticket.GivenTicket.FRESH;
import static io.keyward.ticket.GivenTicket.ID;
import static io.keyward.ticket.GivenTicket.MIGRATION;
import static io.keyward.ticket.GivenTicket.OLD;
import static io.keyward.ticket.GivenTicket.PLAN;
import static io.keyward.ticket.GivenTicket.SUBJECT;
import static io.keyward.ticket.GivenTicket.UNTIL;
import static io.keyward.ticket.GivenTicket.WINDOW;
import static io.keyward.ticket.GivenTicket.entry;
import static io.keyward.ticket.GivenTicket.found;
import static io.keyward.ticket.LifecycleCases.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.remediation.Plan;
import io.keyward.remediation.run.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table of states and events does not show. */
final class LifecycleTest {
  @ParameterizedTest(name = "settling + {0} at minute {1}: look again in {2}")
  @CsvSource({
    "found the same violation, 4, 6",
    "found another violation, 4, 6",
    "found the same violation, 10, 0",
    "found clean, 4, 0",
    "found unclear, 4, 10",
    "found unclear, 10, 10",
    "found gone, 4, 0",
  })
  void settlingTicketIsLookedAtAgain(String event, int minute, int again) {
    Ticket ticket = GivenTicket.in(new TicketState.Settling(FOUND.plus(WINDOW)));
    TicketEvent given = events(event);

    Next next = LIFECYCLE.next(ticket, given, FOUND.plus(Duration.ofMinutes(minute)));

    assertThat(next.lookAgainIn()).isEqualTo(Duration.ofMinutes(again));
  }

  @ParameterizedTest(name = "free slot + {0} -> {1}")
  @CsvSource({
    "found the same violation, settling",
    "found what only a migration mends, settling",
    "found clean, none",
    "found all waived, none",
    "found unclear, none",
    "found gone, none",
    "approve, none",
    "claimed, none",
  })
  void onlyAViolationTakesAFreeSlot(String event, String expected) {
    Next next = LIFECYCLE.first(Slot.free(SUBJECT, ID, ""), events(event), FOUND);

    String state = next instanceof Next.Moved moved ? moved.ticket().state().word() : "none";
    assertThat(state).isEqualTo(expected);
  }

  private static TicketEvent events(String name) {
    return Objects.requireNonNull(LifecycleCases.events().get(name));
  }

  @ParameterizedTest
  @CsvSource({"inPlace, awaitingApproval", "migration, manual", "none, awaitingApproval"})
  void withoutASettlingWindowItOpensAtOnceAsItsPlanSays(String kind, String state) {
    Plan plan =
        switch (kind) {
          case "inPlace" -> PLAN;
          case "migration" -> MIGRATION;
          default -> Plan.none();
        };

    Next next =
        new Lifecycle(Duration.ZERO, Period.ofDays(14))
            .first(Slot.free(SUBJECT, ID, ""), found(OLD, plan), FOUND);

    assertThat(((Next.Moved) next).ticket().state().word()).isEqualTo(state);
  }

  @ParameterizedTest(name = "{0} on day {1}: {2}")
  @CsvSource({
    "found the same violation, 29, The violations are not all waived any more.",
    "found the same violation, 30, The waiver ended.",
  })
  void whyAWaivedTicketOpensAgainIsSaid(String event, int day, String why) {
    Ticket ticket = GivenTicket.in(new TicketState.Waived(UNTIL, true));

    Next next = LIFECYCLE.next(ticket, events(event), FOUND.plus(Duration.ofDays(day)));

    assertThat(entry(next).why()).isEqualTo(why);
  }

  @Test
  void anApprovedTicketThatIsWaivedMustBeApprovedAnew() {
    Ticket approved =
        GivenTicket.in(
            new TicketState.Approved(),
            Remedy.of(PLAN, 1).with(new Approval("bob", FOUND, "", Set.of("bob"))));

    Ticket waived =
        ((Next.Moved) LIFECYCLE.next(approved, events("found all waived"), FOUND)).ticket();

    assertThat(waived.remedy().approvals()).isEmpty();
  }

  @ParameterizedTest(name = "reminded {0}, on day {1}: {2} entries")
  @CsvSource({"false, 15, 0", "false, 17, 1", "true, 17, 0"})
  void theEndOfAWaiverIsAnnouncedOnce(boolean reminded, int day, int entries) {
    Ticket ticket = GivenTicket.in(new TicketState.Waived(UNTIL, reminded));

    Next next =
        LIFECYCLE.next(ticket, events("found all waived"), FOUND.plus(Duration.ofDays(day)));

    assertThat(next instanceof Next.Moved moved ? moved.entries().size() : 0).isEqualTo(entries);
  }

  @Test
  void historyEntryNamesBothStatesAndIsChainedToTheOneBefore() {
    Ticket ticket = GivenTicket.in(new TicketState.Settling(FOUND.plus(WINDOW)));

    HistoryEntry entry = entry(LIFECYCLE.next(ticket, new TicketEvent.ResourceGone(), FOUND));

    assertThat(entry.number()).isEqualTo(2);
    assertThat(List.of(entry.from(), entry.to(), entry.by(), entry.previous()))
        .containsExactly("settling", "closed", "keyward", "head");
    assertThat(entry.hash()).isEqualTo(entry.hashFor(ID.toString()));
  }

  @Test
  void aLaterReadOfTheSameFactChangesNothing() {
    Ticket first =
        ((Next.Moved) LIFECYCLE.first(Slot.free(SUBJECT, ID, ""), readAt("10:00"), FOUND)).ticket();

    Next next = LIFECYCLE.next(first, readAt("11:00"), FOUND);

    assertThat(next).isInstanceOf(Next.Unchanged.class);
  }

  private static TicketEvent readAt(String time) {
    Evidence evidence = new Evidence("a is b", "GET x (2026-02-01)", "2026-11-21T" + time + ":00Z");
    Finding finding = new Finding("r", Severity.HIGH, "It is.", "a", "b", List.of(evidence));
    return found(finding, PLAN);
  }

  @Test
  void theWordsOfTheStatesAreThoseOfTheContracts() {
    assertThat(TicketState.words())
        .containsExactly(
            "settling",
            "awaitingApproval",
            "approved",
            "executing",
            "verifying",
            "resolved",
            "rejected",
            "manual",
            "failed",
            "waived",
            "closed");
  }

  @ParameterizedTest
  @CsvSource({
    "settling, lookAgain",
    "awaitingApproval, ''",
    "approved, execute",
    "executing, execute",
    "verifying, lookAgain",
    "rejected, ''",
    "waived, ''",
    "manual, ''",
    "failed, ''",
    "resolved, ''",
    "closed, ''",
  })
  void whatMustFollowCanBeToldFromWhereATicketStands(String state, String effect) {
    Ticket ticket = Objects.requireNonNull(LifecycleCases.states().get(state)).get();

    List<Effect> effects = Lifecycle.effectsOf(ticket, LifecycleCases.NOW);

    assertThat(effects.stream().map(Effect::word).findFirst().orElse("")).isEqualTo(effect);
  }

  @Test
  void aPlanThatHelpedInPartLeavesTheRestOpenWithItsOwnPlan() {
    Ticket ticket =
        GivenTicket.in(new TicketState.Verifying(FOUND.plus(WINDOW), ""), Remedy.of(PLAN, 1));

    Next next = LIFECYCLE.next(ticket, found(GivenTicket.NEW, FRESH), FOUND);

    Ticket after = ((Next.Moved) next).ticket();
    assertThat(after.state().word()).isEqualTo("awaitingApproval");
    assertThat(after.remedy()).isEqualTo(Remedy.of(FRESH, 1));
  }

  @Test
  void aPlanThatWasBegunIsNeverStale() {
    Instant now = FOUND;
    Ticket claimed = GivenTicket.in(new TicketState.Executing(new Lease("w", now.plus(WINDOW))));
    Ticket begun = ((Next.Moved) LIFECYCLE.next(claimed, recorded(now), now)).ticket();

    Next next =
        LIFECYCLE.next(begun, new TicketEvent.WentStale("w", Remedy.of(FRESH, 1), "why"), now);

    assertThat(next).isInstanceOf(Next.Refused.class);
  }

  private static TicketEvent recorded(Instant now) {
    return new TicketEvent.Recorded(
        "w", new StepRecord("encrypt", StepRecord.Stage.BEGUN, now, now, Map.of(), ""));
  }
}
