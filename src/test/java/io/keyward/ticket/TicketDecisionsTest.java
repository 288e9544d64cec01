package io.keyward.ticket;

import static io.keyward.ticket.GivenTicket.FOUND;
import static io.keyward.ticket.GivenTicket.FRESH;
import static io.keyward.ticket.GivenTicket.OLD;
import static io.keyward.ticket.GivenTicket.PLAN;
import static io.keyward.ticket.GivenTicket.actor;
import static io.keyward.ticket.GivenTicket.entry;
import static io.keyward.ticket.LifecycleCases.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Severity;
import io.keyward.remediation.Plan;
import io.keyward.remediation.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people decide on a ticket, and who of them may. */
final class TicketDecisionsTest {
  @Test
  void regulatedDataNeedsTwoPeopleBeforeAnythingFollows() {
    Ticket ticket = GivenTicket.in(new TicketState.AwaitingApproval(), Remedy.of(PLAN, 2));

    Next.Moved first = approve(ticket, "bob");
    Next.Moved second = approve(first.ticket(), "cas");

    assertThat(first.ticket().state().word()).isEqualTo("awaitingApproval");
    assertThat(first.effects()).isEmpty();
    assertThat(second.ticket().state().word()).isEqualTo("approved");
    assertThat(second.effects()).containsExactly(new Effect.Execute(Duration.ZERO));
  }

  private static Next.Moved approve(Ticket ticket, String who) {
    TicketEvent event = new TicketEvent.Approve(actor(who), PLAN.hash(), "");
    return (Next.Moved) LIFECYCLE.next(ticket, event, FOUND);
  }

  @Test
  void oneOfTwoApprovalsIsDroppedWithItsPlan() {
    Ticket ticket = GivenTicket.in(new TicketState.AwaitingApproval(), Remedy.of(PLAN, 2));
    Ticket once = approve(ticket, "bob").ticket();
    TicketEvent fresh =
        new TicketEvent.FoundViolations(
            Severity.HIGH, List.of(OLD), Set.of("author"), Remedy.of(FRESH, 2));

    Next next = LIFECYCLE.next(once, fresh, FOUND);

    assertThat(((Next.Moved) next).ticket().remedy().approvals()).isEmpty();
  }

  @Test
  void anApprovalOfSomebodyWhoTurnsOutToBeTheAuthorIsTakenBack() {
    Remedy approved =
        new Remedy(PLAN, 1, List.of(new Approval("Robert", FOUND, "", Set.of("bob"))), Run.none());
    Ticket ticket = GivenTicket.in(new TicketState.Approved(), approved);
    TicketEvent late =
        new TicketEvent.FoundViolations(
            Severity.HIGH, List.of(OLD), Set.of("bob"), Remedy.of(PLAN, 1));

    Next next = LIFECYCLE.next(ticket, late, FOUND);

    assertThat(((Next.Moved) next).ticket().state().word()).isEqualTo("awaitingApproval");
    assertThat(entry(next).why())
        .isEqualTo("Who approved it wrote the resource; somebody else must approve it.");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "rejected, retry",
    "failed, retry",
    "manual, task done",
    "manual, replacement named",
  })
  void theAuthorNeitherOpensARejectedTicketNorFollowsItsMigration(String state, String what) {
    Ticket ticket = Objects.requireNonNull(LifecycleCases.states().get(state)).get();
    Actor author = new Actor("object-id", Set.of("AUTHOR"));
    TicketEvent event =
        switch (what) {
          case "retry" -> new TicketEvent.Retry(author);
          case "task done" -> new TicketEvent.TaskDone(author, "create", true);
          default -> new TicketEvent.ReplacementNamed(author, "/x");
        };

    Next next = LIFECYCLE.next(ticket, event, LifecycleCases.NOW);

    assertThat(next).isInstanceOf(Next.Refused.class);
    assertThat(((Next.Refused) next).why()).isEqualTo(Next.Why.PERSON);
  }

  @ParameterizedTest
  @CsvSource({"499, true", "500, false"})
  void aHistoryTakesCommentsUpToALimitAndDecisionsBeyond(int entries, boolean taken) {
    Ticket plain = GivenTicket.in(new TicketState.AwaitingApproval());
    Ticket ticket =
        new Ticket(
            plain.id(),
            plain.subject(),
            plain.state(),
            plain.severity(),
            plain.findings(),
            plain.authors(),
            plain.remedy(),
            plain.dates(),
            new Ticket.Revision(entries, entries, "head"));

    Next comment = LIFECYCLE.next(ticket, new TicketEvent.Comment(actor("bob"), "text"), FOUND);

    assertThat(comment instanceof Next.Moved).isEqualTo(taken);
    assertThat(approve(ticket, "bob").ticket().state().word()).isEqualTo("approved");
  }

  @ParameterizedTest
  @CsvSource({"AUTHOR", "author"})
  void theAuthorIsKnownByEachOfTheirNames(String name) {
    Ticket ticket = GivenTicket.in(new TicketState.AwaitingApproval());
    Actor author = new Actor("object-id", Set.of(name));

    Next next = LIFECYCLE.next(ticket, new TicketEvent.Approve(author, PLAN.hash(), ""), FOUND);

    assertThat(next)
        .isEqualTo(
            new Next.Refused(
                Next.Why.PERSON,
                "Whoever wrote the resource's configuration cannot decide on its ticket."));
  }

  @ParameterizedTest
  @CsvSource({"reportOnly", "code", "none"})
  void aPlanThatKeywardDoesNotApplyCannotBeApproved(String kind) {
    Plan plan =
        switch (kind) {
          case "reportOnly" -> PLAN.reportOnly("Remediation is off.");
          case "code" -> GivenTicket.plan(Plan.Kind.CODE, PLAN.hash());
          default -> Plan.none("Nothing helps.");
        };
    Ticket ticket = GivenTicket.in(new TicketState.AwaitingApproval(), Remedy.of(plan, 1));

    Next next =
        LIFECYCLE.next(ticket, new TicketEvent.Approve(actor("bob"), plan.hash(), ""), FOUND);

    assertThat(next).isInstanceOf(Next.Refused.class);
    assertThat(((Next.Refused) next).why()).isEqualTo(Next.Why.STATE);
  }
}
