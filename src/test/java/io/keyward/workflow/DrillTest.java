package io.keyward.workflow;

import static io.keyward.workflow.Drilling.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.drill.DrillState;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Next;
import io.keyward.workflow.drill.DrillDecision;
import io.keyward.workflow.drill.SweepDrills;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A drill from its request to the moment when its first call may be sent. */
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
  void messagesThatWereLostAreMadeUpForByTheSweep() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.world.forgetMessages();
    drilling.world.clock.pass(Duration.ofMinutes(16));

    new SweepDrills(drilling.world.ports, drilling.world.watchDrills).sweep();
    drilling.world.pass(Duration.ofSeconds(1));

    assertThat(drilling.vault.enabled()).isEmpty();
  }

  @Test
  void aDrillThatCouldNotBeginForAnHourDoesNotBeginAnyMore() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING.plus(Duration.ofMinutes(70)));
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("failed");
    assertThat(drilling.vault.sent).isEmpty();
  }
}
