package io.keyward.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.TicketState.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state with every event, at a moment within the settling window and at one after it. */
final class LifecycleTest {
  private static final Instant FOUND = Instant.parse("2026-11-21T09:00:00Z");

  /** 30 days later, so that the reminder is due on day 16, in minute 23,040. */
  private static final Instant UNTIL = FOUND.plus(Duration.ofDays(30));

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final ResourceId SUBJECT =
      ResourceId.of(
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a");
  private static final TicketId ID = new TicketId("s", "0".repeat(32), 1);
  private static final Finding OLD = finding("It is encrypted with Microsoft's key.");
  private static final Finding NEW = finding("Objects are not under a key.");

  private final Lifecycle lifecycle = new Lifecycle(WINDOW, Period.ofDays(14));

  @ParameterizedTest(name = "{0} + {1} at minute {2} -> {3}")
  @CsvSource({
    // state,            event,          minute, next state,       version, look again in minutes
    "settling,           sameViolation,  4,      settling,         1, 6",
    "settling,           newViolation,   4,      settling,         2, 6",
    "settling,           sameViolation,  10,     awaitingApproval, 2, 0",
    "settling,           newViolation,   10,     awaitingApproval, 2, 0",
    "settling,           clean,          4,      neverOpened,      2, 0",
    "settling,           clean,          10,     neverOpened,      2, 0",
    "settling,           unclear,        4,      settling,         1, 10",
    "settling,           unclear,        10,     settling,         1, 10",
    "settling,           gone,           4,      deleted,          2, 0",
    "settling,           waived,         4,      waived,           2, 0",
    "settling,           waived,         10,     waived,           2, 0",
    "settling,           waiverEnded,    4,      settling,         1, 10",
    "awaitingApproval,   waived,         20,     waived,           2, 0",
    "awaitingApproval,   waiverEnded,    20,     awaitingApproval, 1, 0",
    "waived,             sameViolation,  20,     awaitingApproval, 2, 0",
    "waived,             newViolation,   20,     awaitingApproval, 2, 0",
    "waived,             waived,         20,     waived,           1, 0",
    "waived,             waivedAnew,     20,     waived,           2, 0",
    "waived,             waivedLonger,   20,     waived,           2, 0",
    "waived,             waived,         30000,  waived,           2, 0",
    "reminded,           waived,         30000,  waived,           1, 0",
    "waived,             clean,          20,     resolvedExternally, 2, 0",
    "waived,             unclear,        20,     waived,           1, 0",
    "waived,             waiverEnded,    20,     awaitingApproval, 2, 0",
    "waived,             gone,           20,     deleted,          2, 0",
    "closed,             waived,         20,     resolvedExternally, 1, 0",
    "closed,             waiverEnded,    20,     resolvedExternally, 1, 0",
    "awaitingApproval,   sameViolation,  20,     awaitingApproval, 1, 0",
    "awaitingApproval,   newViolation,   20,     awaitingApproval, 2, 0",
    "awaitingApproval,   clean,          20,     resolvedExternally, 2, 0",
    "awaitingApproval,   unclear,        20,     awaitingApproval, 1, 0",
    "awaitingApproval,   gone,           20,     deleted,          2, 0",
    "closed,             sameViolation,  20,     resolvedExternally, 1, 0",
    "closed,             newViolation,   20,     resolvedExternally, 1, 0",
    "closed,             clean,          20,     resolvedExternally, 1, 0",
    "closed,             unclear,        20,     resolvedExternally, 1, 0",
    "closed,             gone,           20,     resolvedExternally, 1, 0",
  })
  void movesAsTheTableSays(
      String state, String event, int minute, String expected, int version, int again) {
    Ticket ticket = ticket(state(state));
    Instant now = FOUND.plus(Duration.ofMinutes(minute));

    Next next = lifecycle.next(ticket, event(event), now);

    Ticket after = next instanceof Next.Moved moved ? moved.ticket() : ticket;
    assertThat(word(after.state())).isEqualTo(expected);
    assertThat(after.version()).isEqualTo(version);
    assertThat(next.lookAgainIn()).isEqualTo(Duration.ofMinutes(again));
  }

  @ParameterizedTest(name = "free slot + {0} -> {1}")
  @CsvSource({
    "sameViolation, settling",
    "clean, none",
    "waived, none",
    "waiverEnded, none",
    "unclear, none",
    "gone, none",
  })
  void onlyAViolationTakesAFreeSlot(String event, String expected) {
    Slot slot = Slot.free(SUBJECT, ID, "");

    Next next = lifecycle.first(slot, event(event), FOUND);

    String state = next instanceof Next.Moved moved ? word(moved.ticket().state()) : "none";
    assertThat(state).isEqualTo(expected);
  }

  @Test
  void opensAtOnceWithoutASettlingWindow() {
    Slot slot = Slot.free(SUBJECT, ID, "");

    Next next =
        new Lifecycle(Duration.ZERO, Period.ofDays(14)).first(slot, event("sameViolation"), FOUND);

    assertThat(((Next.Moved) next).ticket().state().word()).isEqualTo("awaitingApproval");
  }

  @ParameterizedTest(name = "{0} on day {1}: {2}")
  @CsvSource({
    "sameViolation, 29, The violations are not all waived any more.",
    "sameViolation, 30, The waiver ended.",
    "waiverEnded,   30, The waiver ended.",
  })
  void whyAWaivedTicketOpensAgainIsSaid(String event, int day, String why) {
    Ticket ticket = ticket(new TicketState.Waived(UNTIL, true));

    Next next = lifecycle.next(ticket, event(event), FOUND.plus(Duration.ofDays(day)));

    assertThat(((Next.Moved) next).entry().why()).isEqualTo(why);
  }

  @Test
  void historyEntryNamesBothStatesAndItsNumber() {
    Ticket ticket = ticket(new TicketState.Settling(FOUND.plus(WINDOW)));

    Next next = lifecycle.next(ticket, new TicketEvent.ResourceGone(), FOUND);

    HistoryEntry entry = ((Next.Moved) next).entry();
    assertThat(entry)
        .isEqualTo(
            new HistoryEntry(
                2, FOUND, "settling", "closed", "keyward", "The resource was deleted."));
  }

  private static TicketState state(String word) {
    return switch (word) {
      case "settling" -> new TicketState.Settling(FOUND.plus(WINDOW));
      case "waived" -> new TicketState.Waived(UNTIL, false);
      case "reminded" -> new TicketState.Waived(UNTIL, true);
      case "awaitingApproval" -> new TicketState.AwaitingApproval();
      default -> new TicketState.Closed(Reason.RESOLVED_EXTERNALLY);
    };
  }

  private static TicketEvent event(String word) {
    return switch (word) {
      case "sameViolation" -> new TicketEvent.FoundViolations(Severity.HIGH, List.of(OLD));
      case "newViolation" -> new TicketEvent.FoundViolations(Severity.HIGH, List.of(NEW));
      case "waived" -> new TicketEvent.FoundWaived(Severity.HIGH, List.of(OLD), UNTIL, "why");
      case "waivedAnew" -> new TicketEvent.FoundWaived(Severity.HIGH, List.of(NEW), UNTIL, "why");
      case "waivedLonger" ->
          new TicketEvent.FoundWaived(Severity.HIGH, List.of(OLD), UNTIL.plus(WINDOW), "why");
      case "waiverEnded" -> new TicketEvent.WaiverEnded();
      case "clean" -> new TicketEvent.FoundClean();
      case "unclear" -> new TicketEvent.FoundUnclear();
      default -> new TicketEvent.ResourceGone();
    };
  }

  private static Ticket ticket(TicketState state) {
    return new Ticket(ID, SUBJECT, state, Severity.HIGH, List.of(OLD), FOUND, FOUND, 1);
  }

  private static Finding finding(String message) {
    return new Finding("cmk-required", Severity.HIGH, message, "seen", "expected", List.of());
  }

  private static String word(TicketState state) {
    return state instanceof TicketState.Closed closed ? closed.reason().word() : state.word();
  }

  @Test
  void aLaterReadOfTheSameFactChangesNothing() {
    Ticket ticket =
        new Ticket(
            ID,
            SUBJECT,
            new TicketState.Settling(FOUND),
            Severity.HIGH,
            read("10:00"),
            FOUND,
            FOUND,
            1);

    Next next =
        lifecycle.next(
            ticket,
            new TicketEvent.FoundViolations(Severity.HIGH, read("11:00")),
            FOUND.minusSeconds(1));

    assertThat(next).isInstanceOf(Next.Unchanged.class);
  }

  private static List<Finding> read(String time) {
    Evidence evidence = new Evidence("a is b", "GET x (2026-02-01)", "2026-11-21T" + time + ":00Z");
    return List.of(new Finding("r", Severity.HIGH, "It is.", "a", "b", List.of(evidence)));
  }
}
