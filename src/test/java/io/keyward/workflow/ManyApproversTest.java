package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.ticket.Actor;
import io.keyward.ticket.Approval;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.ticket.DecideTicket;
import io.keyward.workflow.ticket.TicketDecision;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everybody clicks at once. */
final class ManyApproversTest {
  private static final int PEOPLE = 50;

  @Test
  void fiftyApproversAtOnceAreRecordedOnceEachAndThePlanIsCarriedOutOnce() throws TicketConflict {
    try (Execution execution = new Execution().opened(Execution.plan(), 1)) {
      List<String> people = IntStream.range(0, PEOPLE).mapToObj(i -> "person-" + i).toList();
      DecideTicket decide = execution.decide();

      List<TicketDecision> decisions =
          new Workers(PEOPLE)
              .map(
                  people,
                  person ->
                      decide.decide(
                          execution.id,
                          new TicketEvent.Approve(new Actor(person, Set.of()), "hash", "")));
      execution.untilNothingIsToDo();

      assertThat(decisions).allMatch(TicketDecision.Made.class::isInstance);
      assertThat(execution.ticket().remedy().approvals().stream().map(Approval::by))
          .containsExactlyInAnyOrderElementsOf(people);
      assertThat(execution.azure.applied).hasSize(3).doesNotHaveDuplicates();
    }
  }
}
