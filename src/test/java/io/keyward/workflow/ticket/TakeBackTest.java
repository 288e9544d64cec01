package io.keyward.workflow.ticket;

import static io.keyward.workflow.Execution.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.Execution;
import io.keyward.workflow.FakeChanges.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking back what a plan did before its third step was refused. */
final class TakeBackTest {
  private final Execution execution = new Execution();

  @BeforeEach
  void theThirdStepIsRefused() throws TicketConflict {
    execution.approved(Execution.reversible());
    execution.azure.refused.add(url("third"));
  }

  @AfterEach
  void close() {
    execution.close();
  }

  private String last() {
    return execution.why().get(execution.why().size() - 1);
  }

  @Test
  void thatItIsAboutToBeTakenBackIsWrittenBefore() {
    execution.untilNothingIsToDo();

    assertThat(execution.why())
        .containsSubsequence(
            "Step third: refused. HTTP 403",
            "Step second: undoing. It is taken back.",
            "Step second: undone. It is as it was before.");
    assertThat(last()).contains("Step second was taken back.");
  }

  @Test
  void aCallWithoutAnAnswerIsNotSentAgain() {
    execution.azure.faults.addAll(
        List.of(Fault.NONE, Fault.NONE, Fault.REFUSED, Fault.UNKNOWN_NOT_APPLIED));

    execution.untilNothingIsToDo();

    assertThat(execution.azure.sent).hasSize(4);
    assertThat(execution.state()).isEqualTo("failed");
    assertThat(last()).contains("Step second could not be taken back.");
  }

  @Test
  void whatAzureIsTooBusyToTakeBackIsSentAgain() {
    execution.azure.faults.addAll(
        List.of(Fault.NONE, Fault.NONE, Fault.REFUSED, Fault.BUSY, Fault.BUSY));

    execution.untilNothingIsToDo();

    assertThat(execution.azure.deleted).containsExactly(url("second"));
    assertThat(last()).contains("Step second was taken back.");
  }

  @Test
  void whatAzureNeverTakesBackIsNamed() {
    execution.azure.faults.addAll(List.of(Fault.NONE, Fault.NONE, Fault.REFUSED));
    for (int i = 0; i < 500; i++) {
      execution.azure.faults.add(Fault.BUSY);
    }

    execution.untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo("failed");
    assertThat(last()).contains("Step second could not be taken back.");
  }

  @Test
  void whatSomebodyElseDidWhileOurCallWasPutOffStays() {
    execution.azure.faults.addAll(List.of(Fault.NONE, Fault.BUSY));
    execution.executor(execution.azure, execution.world.ports).carryOn(execution.id);
    execution.azure.resources.put(url("second"), new HashMap<>(Map.of("done", "10")));
    execution.world.clock.pass(Duration.ofMinutes(1));

    execution.untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo("failed");
    assertThat(execution.azure.deleted).isEmpty();
    assertThat(execution.why()).contains("Step second: done. It was so already.");
  }

  /** While the call is on its way the lease ends and somebody else takes the ticket over. */
  @Test
  void whoLostTheLeaseWhileTakingBackWritesNothingMore() {
    AzureChanges slow =
        new AzureChanges() {
          @Override
          public Sent send(Change change) {
            Sent sent = execution.azure.send(change);
            if (change.verb() == Change.Verb.DELETE) {
              execution.world.clock.pass(Duration.ofMinutes(5));
              execution.executor(execution.azure, execution.world.ports).carryOn(execution.id);
            }
            return sent;
          }

          @Override
          public Lookup<Body> read(Plane plane, String url) {
            return execution.azure.read(plane, url);
          }
        };

    execution.executor(slow, execution.world.ports).carryOn(execution.id);

    assertThat(execution.state()).isEqualTo("failed");
    assertThat(execution.azure.deleted).hasSize(1);
    assertThat(execution.why()).filteredOn(why -> why.contains("third was refused")).hasSize(1);
  }
}
