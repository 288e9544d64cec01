package io.keyward.workflow;

import static io.keyward.workflow.Execution.plan;
import static io.keyward.workflow.Execution.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.remediation.Plan;
import io.keyward.ticket.store.TicketConflict;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Two workers on one ticket, both alive: the first one stalls at every boundary, enumerated, for
 * longer than its lease, the second one goes on, and then the first one wakes up.
 */
final class TwoWorkersTest {

  /** What is so at the end of an execution that was disturbed at one boundary. */
  private static int atEachBoundary(
      Plan plan, Consumer<Execution> given, Consumer<Execution> disturb, Consumer<Execution> then)
      throws TicketConflict {
    int boundary = 1;
    boolean disturbed = true;
    while (disturbed) {
      try (Execution execution = new Execution().approved(plan)) {
        given.accept(execution);
        Boundaries boundaries = new Boundaries(boundary, () -> disturb.accept(execution));
        execution
            .executor(boundaries.around(execution.azure), boundaries.around(execution.world.ports))
            .carryOn(execution.id);
        disturbed = boundaries.acted();
        execution.untilNothingIsToDo();
        then.accept(execution);
      }
      boundary++;
    }
    return boundary;
  }

  private static void takeOver(Execution execution) {
    execution.world.clock.pass(Duration.ofMinutes(5));
    execution.executor(execution.azure, execution.world.ports).carryOn(execution.id);
  }

  @Test
  void eachChangeIsAppliedOnceWhereverTheLeaseIsTakenOver() throws TicketConflict {
    int boundaries =
        atEachBoundary(
            plan(),
            execution -> {},
            TwoWorkersTest::takeOver,
            execution -> {
              assertThat(execution.azure.applied).doesNotHaveDuplicates();
              assertThat(execution.azure.sent).doesNotHaveDuplicates();
              assertThat(execution.state()).isEqualTo("verifying");
            });

    assertThat(boundaries).isGreaterThan(30);
  }

  @Test
  void aChangeIsTakenBackOnceWhereverTheLeaseIsTakenOver() throws TicketConflict {
    int boundaries =
        atEachBoundary(
            Execution.reversible(),
            execution -> execution.azure.refused.add(url("third")),
            TwoWorkersTest::takeOver,
            execution -> {
              assertThat(execution.azure.deleted).doesNotHaveDuplicates();
              assertThat(execution.why())
                  .filteredOn(why -> why.contains("was refused"))
                  .hasSizeLessThan(2);
              assertThat(execution.state()).isIn("failed", "verifying");
            });

    assertThat(boundaries).isGreaterThan(40);
  }

  @Test
  void aClockThatGoesBackMakesNoChangeCountTwice() throws TicketConflict {
    atEachBoundary(
        plan(),
        execution -> {},
        execution -> execution.world.clock.pass(Duration.ofHours(-1)),
        execution -> {
          assertThat(execution.azure.applied).doesNotHaveDuplicates();
          assertThat(execution.state()).isEqualTo("verifying");
        });
  }
}
