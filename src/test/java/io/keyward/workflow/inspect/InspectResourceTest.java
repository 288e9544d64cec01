package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.beingCreated;
import static io.keyward.testing.Bodies.withKey;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InspectResourceTest {
  private static final Map<String, String> STORAGE =
      Map.of(
          "resourceId",
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a");
  private final World world = new World();
  private final ResourceId openai = account("openai");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void ticketOpensWhenTheViolationLastsForTheWindow() {
    world.azure.put(withoutKey(openai));
    written(openai);

    world.pass(world.policy.settlingWindow());

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void ticketSettlesFirst() {
    world.azure.put(withoutKey(openai));

    written(openai);

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void resourceThatGetsItsKeyWithinTheWindowNeverOpensOne() {
    world.azure.put(withoutKey(openai));
    written(openai);
    world.azure.put(withKey(openai));

    written(openai);
    world.pass(world.policy.settlingWindow());

    assertThat(world.tickets(openai)).isEmpty();
  }

  @Test
  void ticketClosesWhenTheKeyIsTurnedOn() {
    opened(openai);
    world.azure.put(withKey(openai));

    written(openai);

    assertThat(world.states(openai)).containsExactly("closed");
  }

  @Test
  void ticketOfADeletedResourceCloses() {
    opened(openai);
    world.azure.delete(openai);

    written(openai);

    assertThat(world.states(openai)).containsExactly("closed");
    assertThat(world.ports.judgements().find(openai)).isEmpty();
  }

  @Test
  void violationThatComesBackOpensASecondTicket() {
    opened(openai);
    world.azure.put(withKey(openai));
    written(openai);

    opened(openai);

    assertThat(world.states(openai)).containsExactly("closed", "awaitingApproval");
  }

  @Test
  void resourceThatCannotBeReadKeepsItsTicket() {
    opened(openai);
    world.azure.forbid(openai);

    written(openai);

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
    assertThat(verdict(openai)).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void busyAzureIsTriedAgainByTheCaller() {
    world.azure.put(withoutKey(openai));
    world.azure.busy(true);

    assertThatThrownBy(() -> written(openai)).isInstanceOf(TemporarilyUnavailable.class);
  }

  @Test
  void settlingTicketSurvivesAnOutageAtItsEnd() {
    world.azure.put(withoutKey(openai));
    written(openai);
    world.azure.busy(true);
    world.pass(world.policy.settlingWindow());
    world.azure.busy(false);

    world.pass(Duration.ofMinutes(1));

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void resourceWithoutAKeyCostsOneRead() {
    world.azure.put(withoutKey(openai));

    written(openai);

    assertThat(world.azure.reads()).isEqualTo(1);
  }

  @Test
  void childsEventLeadsToTheAccount() {
    world.azure.put(withoutKey(openai));

    written(ResourceId.of(openai + "/deployments/gpt"));

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void projectCarriesItsAccountsVerdictAndHasNoTicketOfItsOwn() {
    ResourceId project = ResourceId.of(openai + "/projects/p");
    world.azure.put(withoutKey(openai));
    world.azure.put(Map.of("id", project.toString(), "type", project.type(), "name", "p"));

    written(project);

    assertThat(verdict(project)).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(world.tickets(project)).isEmpty();
  }

  @Test
  void projectThatIsClassifiedMoreStrictlyHasATicketOfItsOwn() {
    ResourceId project = ResourceId.of(openai + "/projects/p");
    world.azure.put(Bodies.tagged(withoutKey(openai), "Public"));
    world.azure.put(
        Bodies.tagged(
            Map.of("id", project.toString(), "type", project.type(), "name", "p"), "Confidential"));

    written(project);

    assertThat(world.states(project)).containsExactly("settling");
    assertThat(world.tickets(openai)).isEmpty();
  }

  @Test
  void projectFollowsItsAccountWithoutAnEventOfItsOwn() {
    ResourceId project = ResourceId.of(openai + "/projects/p");
    world.azure.put(Bodies.ofKind(withoutKey(openai), "AIServices"));
    world.azure.put(
        Map.of("id", project.toString(), "type", project.type(), "properties", Map.of()));
    written(openai);
    written(project);
    world.azure.put(Bodies.ofKind(withKey(openai), "AIServices"));

    written(openai);
    world.pass(Duration.ZERO);

    assertThat(verdict(project)).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void unfinishedResourceIsLookedAtAgainOnceHoweverManyEventsItCauses() {
    world.azure.put(beingCreated(openai));

    IntStream.range(0, 5).forEach(i -> written(openai));

    assertThat(verdict(openai)).isEqualTo(Verdict.PENDING);
    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void unfinishedResourceIsJudgedWhenItIsFinished() {
    world.azure.put(beingCreated(openai));
    written(openai);
    world.azure.put(withoutKey(openai));

    world.pass(Duration.ofMinutes(5));

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void repeatedEventsChangeNothing() {
    opened(openai);

    IntStream.range(0, 5).forEach(i -> written(openai));

    assertThat(world.tickets(openai)).singleElement().extracting("version").isEqualTo(2);
    assertThat(world.waiting()).isZero();
  }

  @Test
  void judgementOnOlderFactsNeverWins() {
    opened(openai);
    world.azure.beforeAnswer(
        () -> {
          world.azure.beforeAnswer(() -> {});
          world.azure.put(withKey(openai));
          written(openai);
        });

    written(openai);

    assertThat(verdict(openai)).isEqualTo(Verdict.COMPLIANT);
    assertThat(world.states(openai)).containsExactly("closed");
  }

  @Test
  void parallelEventsOpenOneTicket() {
    world.azure.put(withoutKey(openai));

    IntStream.range(0, 64).parallel().forEach(i -> patiently(openai));
    world.pass(world.policy.settlingWindow());

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void sweepFindsWhatEventsMissed() {
    world.azure.put(withoutKey(openai));
    world.sweepInventory.start();

    world.pass(world.policy.settlingWindow());
    world.pass(world.policy.settlingWindow());

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void sweepFindsADeletionThatEventsMissed() {
    opened(openai);
    world.azure.delete(openai);

    world.sweepInventory.start();
    world.pass(Duration.ZERO);

    assertThat(world.states(openai)).containsExactly("closed");
  }

  @Test
  void sweepsDoNotMultiplyTheLooksAtAnUnfinishedResource() {
    world.azure.put(beingCreated(openai));
    written(openai);

    sweptHourlyFor(6);

    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void sweepsDoNotMultiplyTheLooksAtASettlingTicketThatCannotBeRead() {
    world.azure.put(withoutKey(openai));
    written(openai);
    world.azure.forbid(openai);

    sweptHourlyFor(6);

    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void settlingTicketThatCouldNotBeReadAtItsEndOpensSoonAfter() {
    world.azure.put(withoutKey(openai));
    written(openai);
    world.azure.forbid(openai);
    world.pass(world.policy.settlingWindow());
    world.azure.put(withoutKey(openai));

    world.pass(world.policy.settlingWindow());

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void closedByAnAnswerThatWasOvertakenOpensAgain() {
    opened(openai);
    world.azure.put(withKey(openai));
    world.azure.beforeAnswer(
        () -> {
          world.azure.beforeAnswer(() -> {});
          world.azure.put(withoutKey(openai));
          written(openai);
        });
    written(openai);

    world.pass(Duration.ofMinutes(2));

    assertThat(world.states(openai)).containsExactly("closed", "settling");
    assertThat(verdict(openai)).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void changedVerdictIsConfirmedOnce() {
    opened(openai);
    world.azure.put(withKey(openai));
    written(openai);

    world.pass(Duration.ofMinutes(2));

    assertThat(world.waiting()).isZero();
    assertThat(verdict(openai)).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void whatWasJudgedIsLookedAtAgainWhereTheListIsRefused() {
    world.azure.put(withKey(openai));
    written(openai);
    world.azure.forbid(openai);
    world.azure.refuseLists();

    world.sweepInventory.start();
    world.pass(Duration.ZERO);

    assertThat(verdict(openai)).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void speechWithABottomlessListOfStorageIsNotReadToItsEnd() {
    Map<String, Object> speech = new HashMap<>(Bodies.account(openai, Map.of()));
    speech.put("kind", "SpeechServices");
    speech.put("properties", Map.of("userOwnedStorage", Collections.nCopies(500, STORAGE)));
    world.azure.put(speech);

    written(openai);

    assertThat(verdict(openai)).isEqualTo(Verdict.UNDETERMINED);
    assertThat(world.azure.reads()).isEqualTo(1);
  }

  private void sweptHourlyFor(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      world.sweepInventory.start();
      IntStream.range(0, 30).forEach(i -> world.pass(Duration.ofMinutes(2)));
    }
  }

  private void written(ResourceId id) {
    world.inspect.inspect(id, Asked.BY_EVENT);
  }

  private void patiently(ResourceId id) {
    boolean done = false;
    while (!done) {
      try {
        written(id);
        done = true;
      } catch (TemporarilyUnavailable e) {
        Thread.onSpinWait();
      }
    }
  }

  private void opened(ResourceId id) {
    world.azure.put(withoutKey(id));
    written(id);
    world.pass(world.policy.settlingWindow());
  }

  private Verdict verdict(ResourceId id) {
    return world.ports.judgements().find(id).map(Judgement::verdict).orElseThrow();
  }
}
