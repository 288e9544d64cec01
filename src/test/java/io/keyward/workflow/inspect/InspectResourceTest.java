package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.withKey;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How one look at a resource opens, keeps and closes its ticket. */
final class InspectResourceTest {
  private static final Map<String, String> STORAGE =
      Map.of(
          "resourceId",
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a");
  private final Inspecting inspecting = new Inspecting();
  private final World world = inspecting.world;
  private final ResourceId openai = inspecting.openai;

  @AfterEach
  void close() {
    inspecting.close();
  }

  @Test
  void ticketOpensWhenTheViolationLastsForTheWindow() {
    world.azure.put(withoutKey(openai));
    inspecting.written(openai);

    world.pass(world.policy.settlingWindow());

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void ticketSettlesFirst() {
    world.azure.put(withoutKey(openai));

    inspecting.written(openai);

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void resourceThatGetsItsKeyWithinTheWindowNeverOpensOne() {
    world.azure.put(withoutKey(openai));
    inspecting.written(openai);
    world.azure.put(withKey(openai));

    inspecting.written(openai);
    world.pass(world.policy.settlingWindow());

    assertThat(world.tickets(openai)).isEmpty();
  }

  @Test
  void ticketClosesWhenTheKeyIsTurnedOn() {
    inspecting.opened(openai);
    world.azure.put(withKey(openai));

    inspecting.written(openai);

    assertThat(world.states(openai)).containsExactly("closed");
  }

  @Test
  void ticketOfADeletedResourceCloses() {
    inspecting.opened(openai);
    world.azure.delete(openai);

    inspecting.written(openai);

    assertThat(world.states(openai)).containsExactly("closed");
    assertThat(world.ports.judgements().find(openai)).isEmpty();
  }

  @Test
  void violationThatComesBackOpensASecondTicket() {
    inspecting.opened(openai);
    world.azure.put(withKey(openai));
    inspecting.written(openai);

    inspecting.opened(openai);

    assertThat(world.states(openai)).containsExactly("closed", "awaitingApproval");
  }

  @Test
  void resourceThatCannotBeReadKeepsItsTicket() {
    inspecting.opened(openai);
    world.azure.forbid(openai);

    inspecting.written(openai);

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
    assertThat(inspecting.verdict(openai)).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void busyAzureIsTriedAgainByTheCaller() {
    world.azure.put(withoutKey(openai));
    world.azure.busy(true);

    assertThatThrownBy(() -> inspecting.written(openai)).isInstanceOf(TemporarilyUnavailable.class);
  }

  @Test
  void settlingTicketSurvivesAnOutageAtItsEnd() {
    world.azure.put(withoutKey(openai));
    inspecting.written(openai);
    world.azure.busy(true);
    world.pass(world.policy.settlingWindow());
    world.azure.busy(false);

    world.pass(Duration.ofMinutes(1));

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void resourceWithoutAKeyCostsOneRead() {
    world.azure.put(withoutKey(openai));

    inspecting.written(openai);

    assertThat(world.azure.reads()).isEqualTo(1);
  }

  @Test
  void settlingTicketThatCouldNotBeReadAtItsEndOpensSoonAfter() {
    world.azure.put(withoutKey(openai));
    inspecting.written(openai);
    world.azure.forbid(openai);
    world.pass(world.policy.settlingWindow());
    world.azure.put(withoutKey(openai));

    world.pass(world.policy.settlingWindow());

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void speechWithABottomlessListOfStorageIsNotReadToItsEnd() {
    Map<String, Object> speech = new HashMap<>(Bodies.account(openai, Map.of()));
    speech.put("kind", "SpeechServices");
    speech.put("properties", Map.of("userOwnedStorage", Collections.nCopies(500, STORAGE)));
    world.azure.put(speech);

    inspecting.written(openai);

    assertThat(inspecting.verdict(openai)).isEqualTo(Verdict.UNDETERMINED);
    assertThat(world.azure.reads()).isEqualTo(1);
  }
}
