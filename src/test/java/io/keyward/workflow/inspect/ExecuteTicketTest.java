package io.keyward.workflow.inspect;

import static io.keyward.workflow.Execution.plan;
import static io.keyward.workflow.Execution.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.Execution;
import io.keyward.workflow.FakeChanges.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carrying out an approved plan, whatever Azure answers. */
final class ExecuteTicketTest {
  private static final List<String> ALL = List.of(url("first"), url("second"), url("third"));
  private final Execution execution = new Execution();

  @AfterEach
  void close() {
    execution.close();
  }

  @Test
  void eachStepIsAppliedOnceAndWhatOneTellsTheNextUses() throws TicketConflict {
    execution.approved(plan()).untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo("verifying");
    assertThat(execution.azure.applied).isEqualTo(ALL);
    assertThat(execution.azure.resources.get(url("third"))).containsEntry("done", "10");
  }

  @Test
  void whatIsSoAlreadyIsNotSentAgain() throws TicketConflict {
    execution.azure.resources.put(url("first"), new HashMap<>(Map.of("ten", "10")));

    execution.approved(plan()).untilNothingIsToDo();

    assertThat(execution.azure.sent).isEqualTo(ALL.subList(1, 3));
    assertThat(execution.why()).contains("Step first: done. It was so already.");
  }

  @ParameterizedTest(name = "call {0} answered {1} -> {2}, {3} sent")
  @CsvSource({
    "0, BUSY,                verifying, 4",
    "1, BUSY,                verifying, 4",
    "2, BUSY,                verifying, 4",
    "0, UNKNOWN_APPLIED,     verifying, 3",
    "1, UNKNOWN_APPLIED,     verifying, 3",
    "2, UNKNOWN_APPLIED,     verifying, 3",
    "0, UNKNOWN_NOT_APPLIED, verifying, 1",
    "1, UNKNOWN_NOT_APPLIED, verifying, 2",
    "2, UNKNOWN_NOT_APPLIED, verifying, 3",
    "0, REFUSED,             failed,    1",
    "1, REFUSED,             failed,    2",
    "2, REFUSED,             verifying, 4",
  })
  void noAnswerMakesACallCountTwice(int call, Fault fault, String state, int sent)
      throws TicketConflict {
    for (int i = 0; i < call; i++) {
      execution.azure.faults.add(Fault.NONE);
    }
    execution.azure.faults.add(fault);

    execution.approved(plan()).untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo(state);
    assertThat(execution.azure.sent).hasSize(sent);
    assertThat(execution.azure.applied).doesNotHaveDuplicates();
  }

  @Test
  void aRefusalThatOutlastsTheGrantIsFinalAndTakesBackWhatCanBe() throws TicketConflict {
    execution.azure.faults.addAll(List.of(Fault.NONE, Fault.NONE));
    for (int i = 0; i < 50; i++) {
      execution.azure.faults.add(Fault.REFUSED);
    }
    execution.approved(plan());

    execution.untilRefusalsEnd();

    assertThat(execution.state()).isEqualTo("failed");
    assertThat(execution.azure.resources).containsOnlyKeys(url("first"));
    assertThat(execution.why().get(execution.why().size() - 1))
        .contains("Step second was taken back.", "Step first stays, which does no harm.");
  }

  @Test
  void azureThatIsNeverReadyIsARefusalAfterAnHour() throws TicketConflict {
    for (int i = 0; i < 500; i++) {
      execution.azure.faults.add(Fault.BUSY);
    }

    execution.approved(plan()).untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo("failed");
    assertThat(execution.azure.applied).isEmpty();
    assertThat(execution.why().get(execution.why().size() - 1))
        .contains("Azure was never ready for it.");
  }

  @Test
  void whatAzureNeverEndsWithIsARefusalAfterAnHour() throws TicketConflict {
    execution.azure.resources.put(
        url("second"), new HashMap<>(Map.of("provisioningState", "RegisteringDns")));

    execution.approved(plan()).untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo("failed");
    assertThat(execution.azure.sent).containsExactly(url("first"));
    assertThat(execution.why().get(execution.why().size() - 1))
        .contains("Step second was refused.", "still at something else", "never ready");
  }

  @Test
  void whatAzureEndsWithInTimeIsWaitedFor() throws TicketConflict {
    Map<String, String> busy = new HashMap<>(Map.of("provisioningState", "Updating"));
    execution.azure.resources.put(url("second"), busy);
    execution.approved(plan());
    execution.executor(execution.azure, execution.world.ports).carryOn(execution.id);
    execution.world.clock.pass(Duration.ofMinutes(30));
    busy.put("provisioningState", "Succeeded");

    execution.untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo("verifying");
    assertThat(execution.azure.applied).isEqualTo(ALL);
  }

  @Test
  void asLongAsNoCallCountedTheResourceIsLookedAtEachTime() throws TicketConflict {
    execution.azure.faults.addAll(List.of(Fault.BUSY, Fault.BUSY));
    execution.approved(plan());
    List<String> looks = new ArrayList<>();
    ExecuteTicket executor =
        execution.executor(
            execution.azure, execution.world.ports, (ticket, holder) -> !looks.add(holder));

    for (int i = 0; i < 5; i++) {
      executor.carryOn(execution.id);
      execution.world.clock.pass(Duration.ofMinutes(1));
    }

    assertThat(looks).hasSize(3);
  }

  @Test
  void azureThatGivesNoAnswerForAnHourLeavesItToTheRules() throws TicketConflict {
    execution.azure.faults.addAll(List.of(Fault.NONE, Fault.BUSY));
    execution.approved(plan());
    execution.executor(execution.azure, execution.world.ports).carryOn(execution.id);
    execution.azure.down = true;

    execution.untilNothingIsToDo();

    assertThat(execution.state()).isEqualTo("verifying");
    assertThat(execution.why().get(execution.why().size() - 1)).contains("no answer for an hour");
  }

  @Test
  void aTicketThatSomebodyElseCarriesOutIsLeftToThem() throws TicketConflict {
    execution.approved(plan());
    execution.world.claims.tell(
        execution.id,
        new TicketEvent.Claimed(
            "other", execution.world.clock.instant().plus(Duration.ofMinutes(3))));

    execution.executor(execution.azure, execution.world.ports).carryOn(execution.id);

    assertThat(execution.azure.sent).isEmpty();
    assertThat(execution.state()).isEqualTo("executing");
  }

  @Test
  void withoutAnIdentityThatMayChangeAzureNothingIsCarriedOut() throws TicketConflict {
    execution.approved(plan());

    execution.world.execute.carryOn(execution.id);

    assertThat(execution.state()).isEqualTo("approved");
  }
}
