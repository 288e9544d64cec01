package io.keyward.workflow;

import static io.keyward.workflow.Drilling.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.drill.Check;
import io.keyward.drill.DrillState;
import io.keyward.drill.KeyLog;
import io.keyward.drill.VersionCall;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.FakeVault.Fault;
import io.keyward.testing.VaultKey;
import io.keyward.ticket.Next;
import io.keyward.ticket.TicketQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A drill from its request to the way back, against a vault that does what it is told. */
final class DrillTest {
  private final Drilling drilling = new Drilling();

  @AfterEach
  void close() {
    drilling.close();
  }

  private static String sentence(DrillDecision decision) {
    return decision instanceof DrillDecision.Refused refused ? refused.sentence() : "";
  }

  @Test
  void twoPeopleAndAWaitingTimeAreNeededBeforeAnythingIsSent() {
    drilling.request("req");
    drilling.approve("one");
    drilling.world.pass(Duration.ofHours(2));
    assertThat(drilling.state()).isEqualTo("approvedOnce");

    drilling.approve("two");
    drilling.world.pass(Duration.ofMinutes(59));

    assertThat(drilling.state()).isEqualTo("waiting");
    assertThat(drilling.vault.sent).isEmpty();
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
  void withoutThePolicyOrAnIdentityARequestIsRefusedWithTheSentence() {
    String withoutIdentity = sentence(drilling.request("req", Optional.empty()));
    drilling.allowed(false);

    assertThat(withoutIdentity).contains("no identity that may change Azure is configured");
    assertThat(sentence(drilling.request("req")))
        .isEqualTo("The policy does not allow drills: drills.enabled is not true.");
  }

  @Test
  void aPolicyThatForbidsItMeanwhileStopsItBeforeTheKeyIsTouched() {
    drilling.approved();
    drilling.allowed(false);
    drilling.world.pass(Drilling.WAITING);

    assertThat(drilling.state()).isEqualTo("failed");
    assertThat(drilling.vault.sent).isEmpty();
  }

  @Test
  void theWayBackNeedsNoPolicy() {
    drilling.disabled();
    drilling.allowed(false);
    drilling.restored();

    assertThat(drilling.state()).isEqualTo("restored");
  }

  @Test
  void whoAskedForItCannotApproveIt() {
    drilling.request("req");

    assertThat(sentence(drilling.approve("req")))
        .isEqualTo("Whoever asked for a drill cannot approve it.");
  }

  @Test
  void aKeyThatWasRotatedSinceIsShownAnewToThoseWhoApprove() {
    drilling.request("req");
    drilling.approve("one");
    drilling.vault.version("v3", true);

    DrillDecision decision = drilling.approve("two");

    assertThat(((DrillDecision.Refused) decision).why()).isEqualTo(Next.Why.STALE_PLAN);
    assertThat(drilling.state()).isEqualTo("requested");
    assertThat(drilling.drill().approvals()).isEmpty();
    assertThat(drilling.drill().radius().versions()).containsExactly("v1", "v2", "v3");
  }

  @Test
  void anotherUserOfTheKeyBeforeItBeginsSendsItBackForApproval() {
    drilling.approved();
    ResourceId late = drilling.key.user("late", "");
    drilling.world.inspect.inspect(late, Asked.BY_EVENT);
    drilling.world.pass(Drilling.WAITING);

    assertThat(drilling.state()).isEqualTo("requested");
    assertThat(drilling.drill().radius().count()).isEqualTo(2);
    assertThat(drilling.vault.sent).isEmpty();
  }

  @Test
  void anyOfThemCanWithdrawItUntilItBegins() {
    drilling.approved();

    DrillDecision stranger = drilling.decide().withdraw(drilling.id, actor("eve"), "");
    drilling.decide().withdraw(drilling.id, actor("two"), "not today");
    drilling.world.pass(Drilling.WAITING);

    assertThat(sentence(stranger)).contains("Only those who asked for it or approved it");
    assertThat(drilling.drill().state()).isEqualTo(new DrillState.Withdrawn("two"));
    assertThat(drilling.vault.sent).isEmpty();
  }

  @Test
  void aRequestThatNobodyApprovesExpires() {
    drilling.request("req");
    drilling.world.pass(Duration.ofHours(24));

    assertThat(drilling.state()).isEqualTo("expired");
    assertThat(drilling.request("req")).isInstanceOf(DrillDecision.Made.class);
  }

  @Test
  void aKeyHasOneDrillAtATime() {
    drilling.request("req");

    assertThat(sentence(drilling.request("other"))).contains("There is a drill on this key");
    assertThat(drilling.request("req")).isInstanceOf(DrillDecision.Made.class);
    assertThat(drilling.id.number()).isEqualTo(1);
  }

  @Test
  void aKeyOfWhichEveryVersionIsDisabledHasNothingToDrill() {
    drilling.vault.version("v1", false).version("v2", false);

    assertThat(sentence(drilling.request("req"))).contains("disabled already");
    drilling.vault.clear();
    assertThat(sentence(drilling.request("req"))).contains("does not exist");
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
  void aVersionMadeDuringTheDrillIsNamed() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.world.drills(drilling.world.ports, drilling.vault).carryOn(drilling.id);
    drilling.vault.version("v3", true);
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("notCutOff");
    assertThat(drilling.why()).last().asString().contains("Enabled versions: v3.");
  }

  @Test
  void whoMovedToAnotherKeyStillAnswersAndWhoIsGoneDoesNot() {
    ResourceId gone = drilling.key.user("gone", "v1");
    drilling.world.inspect.inspect(gone, Asked.BY_EVENT);
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.world.drills(drilling.world.ports, drilling.vault).carryOn(drilling.id);
    drilling.world.azure.delete(gone);
    new VaultKey(drilling.world.azure, "other").user("scoring", "");
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("notCutOff");
    assertThat(drilling.drill().checks())
        .extracting(Check::result)
        .containsExactlyInAnyOrder(Check.Result.GONE, Check.Result.ANSWERS);
  }

  @Test
  void aTicketAndAnAlertOfTheKeySayThatItIsADrill() {
    drilling.approved();
    drilling.world.pass(Drilling.WAITING);
    drilling.key.disabled();
    drilling.world.pass(Duration.ofMinutes(15));

    String note = "This is a drill (" + drilling.id + ").";
    for (ResourceId subject : List.of(drilling.key.id(), drilling.user)) {
      TicketQuery query = new TicketQuery("", "", subject.toString());
      assertThat(drilling.world.ports.tickets().list(query, 10, "").items())
          .flatExtracting(ticket -> ticket.findings())
          .filteredOn(finding -> finding.rule().equals("cmk-key-usable"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.message()).startsWith(note));
    }
    assertThat(drilling.world.ports.alerts().on(drilling.key.id().toString()))
        .anySatisfy(alert -> assertThat(alert.signal().sentence()).startsWith(note));
  }

  @Test
  void aRealRevocationDuringNoDrillSaysNothingOfOne() {
    drilling.disabled().restored();
    drilling.key.disabled();
    drilling.world.inspect.inspect(drilling.key.id(), Asked.BY_EVENT);

    assertThat(drilling.world.ports.alerts().on(drilling.key.id().toString()))
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(alert.signal().sentence()).doesNotContain("drill"));
  }

  /** A log that tells this of every caller. */
  private static KeyLog log(KeyLog.Attempts attempts) {
    return new KeyLog() {
      @Override
      public boolean isThere() {
        return true;
      }

      @Override
      public Lookup<Map<String, Attempts>> of(ResourceId key, Instant from, Instant until) {
        return new Lookup.Found<>(Map.of("client", attempts));
      }
    };
  }

  private void withIdentity() {
    drilling.world.azure.put(Bodies.underKeyAs(drilling.user, "cmk", "client"));
    drilling.world.inspect.inspect(drilling.user, Asked.BY_EVENT);
  }

  @Test
  void refusalsInTheVaultsLogShowThatOneIsCutOff() {
    withIdentity();
    drilling.world.keyLog = log(new KeyLog.Attempts(3, 0));
    drilling.disabled();

    assertThat(drilling.state()).isEqualTo("cutOff");
  }

  @Test
  void aGrantedRequestInTheVaultsLogShowsThatOneStillAnswers() {
    withIdentity();
    drilling.world.keyLog = log(new KeyLog.Attempts(3, 1));
    drilling.disabled();

    assertThat(drilling.state()).isEqualTo("notCutOff");
  }

  @Test
  void logsAreAskedForAnHourAndThenNothingIsKnown() {
    withIdentity();
    drilling.world.keyLog = log(new KeyLog.Attempts(0, 0));
    drilling.disabled();
    assertThat(drilling.state()).isEqualTo("verifying");

    drilling.world.pass(Duration.ofMinutes(10));
    drilling.world.pass(Duration.ofMinutes(60));

    assertThat(drilling.state()).isEqualTo("undetermined");
  }

  @Test
  void messagesThatWereLostAreMadeUpForByTheSweep() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.world.forgetMessages();
    drilling.world.clock.pass(Duration.ofMinutes(16));

    new SweepDrills(drilling.world.ports).sweep();
    drilling.world.pass(Duration.ofSeconds(1));

    assertThat(drilling.vault.enabled()).isEmpty();
  }
}
