package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.drill.Check;
import io.keyward.drill.DrillState;
import io.keyward.drill.VersionCall;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import io.keyward.testing.FakeVault.Fault;
import io.keyward.workflow.drill.CarryDrill;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a drill does to the versions of its key, and how it gives them back. */
final class DrilledKeyTest {
  private final Drilling drilling = new Drilling();

  @AfterEach
  void close() {
    drilling.close();
  }

  @Test
  void everyEnabledVersionIsDisabledByOneCallEach() {
    drilling.disabled();

    assertThat(drilling.vault.enabled()).isEmpty();
    assertThat(drilling.vault.sent).containsExactly("v1 off", "v2 off");
    assertThat(drilling.state()).isEqualTo("undetermined");
    assertThat(drilling.drill().checks())
        .extracting(Check::result)
        .containsExactly(Check.Result.UNDETERMINED);
  }

  @Test
  void theWayBackEnablesWhatTheDrillDisabledAndNothingElse() {
    drilling.disabled().restored();

    assertThat(drilling.state()).isEqualTo("restored");
    assertThat(drilling.vault.enabled()).containsExactly("v1", "v2");
    assertThat(drilling.vault.sent).containsExactly("v1 off", "v2 off", "v1 on", "v2 on");
  }

  @Test
  void theWayBackTriesWhatItCannotRead() {
    drilling.disabled();
    drilling.vault.secretive = true;
    drilling.restored();
    drilling.untilNothingIsToDo();

    assertThat(drilling.vault.enabled()).containsExactly("v1", "v2");
    assertThat(drilling.state()).isEqualTo("notRestored");
    drilling.vault.secretive = false;
    drilling.restored();
    assertThat(drilling.state()).isEqualTo("restored");
  }

  @Test
  void aVersionThatIsGoneKeepsNoDrillOpen() {
    drilling.disabled();
    drilling.vault.purge("v1");
    drilling.restored();

    assertThat(drilling.state()).isEqualTo("restored");
    assertThat(drilling.why())
        .last()
        .isEqualTo("All that the drill disabled and that is still there is enabled again.");
  }

  @Test
  void aKeyThatIsDeletedAndMayComeBackKeepsItsDrillOpen() {
    drilling.disabled();
    drilling.vault.clear();
    drilling.restored();

    assertThat(drilling.state()).isEqualTo("notRestored");
    drilling.vault.version("v1", false).version("v2", false);
    drilling.restored();
    assertThat(drilling.state()).isEqualTo("restored");
    assertThat(drilling.vault.enabled()).containsExactly("v1", "v2");
  }

  @Test
  void aProcessThatSleptUntilItsLeaseEndsSendsNothing() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    AzureChanges sleepy =
        new AzureChanges() {
          @Override
          public Sent send(Change change) {
            return drilling.vault.send(change);
          }

          @Override
          public Lookup<Body> read(Plane plane, String url) {
            boolean one = !url.contains("/versions?");
            drilling.world.clock.pass(one ? Duration.ofMinutes(4) : Duration.ZERO);
            return drilling.vault.read(plane, url);
          }
        };

    drilling.world.drills(drilling.world.ports, sleepy).carryOn(drilling.id);

    assertThat(drilling.vault.sent).isEmpty();
  }

  @Test
  void whatSomebodyElseDisabledMeanwhileStaysDisabled() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.vault.faults.add(Fault.BUSY);
    CarryDrill carry = drilling.world.drills(drilling.world.ports, drilling.vault);
    carry.carryOn(drilling.id);
    drilling.vault.version("v1", false);
    drilling.untilNothingIsToDo();
    drilling.restored();

    assertThat(drilling.state()).isEqualTo("restored");
    assertThat(drilling.vault.enabled()).containsExactly("v2");
  }

  @Test
  void theWayBackNeedsNoPolicy() {
    drilling.disabled();
    drilling.allowed(false);
    drilling.restored();

    assertThat(drilling.state()).isEqualTo("restored");
  }

  @Test
  void aRefusedCallFailsTheDrillWhereNothingWasDisabled() {
    drilling.vault.faults.addAll(List.of(Fault.REFUSED, Fault.REFUSED));
    drilling.disabled();

    assertThat(drilling.state()).isEqualTo("failed");
    assertThat(drilling.vault.enabled()).containsExactly("v1", "v2");
  }

  @Test
  void halfAKeyIsNotCutOffAndHalfIsRestored() {
    drilling.vault.faults.addAll(List.of(Fault.NONE, Fault.REFUSED));
    drilling.disabled();

    assertThat(drilling.state()).isEqualTo("notCutOff");
    assertThat(((DrillState.NotCutOff) drilling.drill().state()).why())
        .isEqualTo("Enabled versions: v2. AI resources that still answer: 1.");
    drilling.restored();
    assertThat(drilling.vault.sent).containsExactly("v1 off", "v2 off", "v1 on");
  }

  @Test
  void aCallWithoutAnAnswerIsReadBackAndNeverSentAgain() {
    drilling.vault.faults.addAll(List.of(Fault.UNKNOWN_APPLIED, Fault.UNKNOWN_NOT_APPLIED));
    drilling.approved();
    drilling.untilNothingIsToDo();

    assertThat(drilling.vault.sent).containsExactly("v1 off", "v2 off");
    assertThat(drilling.drill().disabling().all())
        .extracting(VersionCall::stage)
        .containsExactly(VersionCall.Stage.DONE, VersionCall.Stage.LOST);
    assertThat(drilling.state()).isEqualTo("notCutOff");
  }

  @Test
  void whatCouldNotBeEnabledCanBeTriedAgain() {
    drilling.disabled();
    drilling.vault.faults.add(Fault.REFUSED);
    drilling.restored();
    assertThat(drilling.state()).isEqualTo("notRestored");

    drilling.restored();

    assertThat(drilling.state()).isEqualTo("restored");
    assertThat(drilling.vault.enabled()).containsExactly("v1", "v2");
  }

  @Test
  void aVaultThatIsSilentForAnHourEndsTheWorkHonestly() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    CarryDrill carry = drilling.world.drills(drilling.world.ports, drilling.vault);
    drilling.vault.faults.add(Fault.BUSY);
    carry.carryOn(drilling.id);
    drilling.vault.silent = true;
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("failed");
    assertThat(drilling.vault.sent).hasSize(1);
  }

  @Test
  void whoeverDisablesMayTellNothingAnyMoreAfterARestore() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.vault.onSend = () -> drilling.decide().restore(drilling.id, Drilling.actor("adm"));
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("restored");
    assertThat(drilling.vault.enabled()).containsExactly("v1", "v2");
    assertThat(drilling.vault.sent).containsExactly("v1 off", "v1 on");
  }

  @Test
  void aCallThatLandsLateIsWaitedForBeforeItsVersionCountsAsEnabled() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.vault.faults.add(Fault.UNKNOWN_NOT_APPLIED);
    CarryDrill carry = drilling.world.drills(drilling.world.ports, drilling.vault);
    carry.carryOn(drilling.id);
    drilling.decide().restore(drilling.id, Drilling.actor("adm"));
    carry.carryOn(drilling.id);
    drilling.vault.version("v1", false);
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("restored");
    assertThat(drilling.vault.enabled()).containsExactly("v1", "v2");
  }
}
