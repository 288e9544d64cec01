package io.keyward.workflow;

import static io.keyward.workflow.Execution.plan;
import static io.keyward.workflow.Execution.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.ticket.store.TicketConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process dies at every boundary of an execution, enumerated: before and after each call. */
final class CrashTest {

  @Test
  void whereverItDiesEachChangeIsAppliedOnceAndTheTicketComesToAnEnd() throws TicketConflict {
    List<String> ends = new ArrayList<>();
    int boundary = 1;
    boolean died = true;
    while (died) {
      try (Execution execution = new Execution().approved(plan())) {
        died = diesAt(boundary, execution);
        execution.untilNothingIsToDo();
        assertThat(execution.azure.applied)
            .as("died at boundary %s", boundary)
            .doesNotHaveDuplicates();
        ends.add(execution.state() + " " + execution.azure.applied.size());
      }
      boundary++;
    }

    assertThat(boundary).isGreaterThan(30);
    assertThat(ends)
        .allMatch(end -> end.startsWith("verifying"))
        .contains("verifying 3", "verifying 0", "verifying 1", "verifying 2");
  }

  /** The third step is refused, so that the second is taken back. */
  @Test
  void whereverItDiesAChangeIsTakenBackOnceAndTheTicketSaysWhatStays() throws TicketConflict {
    List<String> ends = new ArrayList<>();
    int boundary = 1;
    boolean died = true;
    while (died) {
      try (Execution execution = new Execution().approved(Execution.reversible())) {
        execution.azure.refused.add(url("third"));
        died = diesAt(boundary, execution);
        execution.untilNothingIsToDo();
        assertThat(execution.azure.deleted).as("at %s", boundary).doesNotHaveDuplicates();
        assertThat(execution.why().get(execution.why().size() - 1))
            .as("died at boundary %s", boundary)
            .satisfiesAnyOf(
                why -> assertThat(why).contains("Step third was refused", "Step second"),
                why -> assertThat(why).contains("Nobody knows what became of step"));
        boolean there = execution.azure.resources.containsKey(url("second"));
        ends.add(execution.state() + (there ? " there" : " gone"));
      }
      boundary++;
    }

    assertThat(boundary).isGreaterThan(40);
    assertThat(ends).contains("failed gone", "failed there", "verifying there", "verifying gone");
  }

  private static boolean diesAt(int boundary, Execution execution) {
    boolean died =
        Boundaries.dies(
            boundary,
            it ->
                execution
                    .executor(it.around(execution.azure), it.around(execution.world.ports))
                    .carryOn(execution.id));
    if (died) {
      execution.world.clock.pass(Duration.ofMinutes(5));
    }
    return died;
  }
}
