package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.beingCreated;
import static io.keyward.testing.Bodies.withKey;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.testing.World;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that come often, at once or late lead to one judgement and one ticket. */
final class RepeatedEventsTest {
  private final Inspecting inspecting = new Inspecting();
  private final World world = inspecting.world;
  private final ResourceId openai = inspecting.openai;

  @AfterEach
  void close() {
    inspecting.close();
  }

  @Test
  void unfinishedResourceIsLookedAtAgainOnceHoweverManyEventsItCauses() {
    world.azure.put(beingCreated(openai));

    IntStream.range(0, 5).forEach(i -> inspecting.written(openai));

    assertThat(inspecting.verdict(openai)).isEqualTo(Verdict.PENDING);
    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void unfinishedResourceIsJudgedWhenItIsFinished() {
    world.azure.put(beingCreated(openai));
    inspecting.written(openai);
    world.azure.put(withoutKey(openai));

    world.pass(Duration.ofMinutes(5));

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void repeatedEventsChangeNothing() {
    inspecting.opened(openai);

    IntStream.range(0, 5).forEach(i -> inspecting.written(openai));

    assertThat(world.tickets(openai)).singleElement().extracting("version").isEqualTo(2);
    assertThat(world.waiting()).isZero();
  }

  @Test
  void judgementOnOlderFactsNeverWins() {
    inspecting.opened(openai);
    world.azure.beforeAnswer(
        () -> {
          world.azure.beforeAnswer(() -> {});
          world.azure.put(withKey(openai));
          inspecting.written(openai);
        });

    inspecting.written(openai);

    assertThat(inspecting.verdict(openai)).isEqualTo(Verdict.COMPLIANT);
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
  void closedByAnAnswerThatWasOvertakenOpensAgain() {
    inspecting.opened(openai);
    world.azure.put(withKey(openai));
    world.azure.beforeAnswer(
        () -> {
          world.azure.beforeAnswer(() -> {});
          world.azure.put(withoutKey(openai));
          inspecting.written(openai);
        });
    inspecting.written(openai);

    world.pass(Duration.ofMinutes(2));

    assertThat(world.states(openai)).containsExactly("closed", "settling");
    assertThat(inspecting.verdict(openai)).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void changedVerdictIsConfirmedOnce() {
    inspecting.opened(openai);
    world.azure.put(withKey(openai));
    inspecting.written(openai);

    world.pass(Duration.ofMinutes(2));

    assertThat(world.waiting()).isZero();
    assertThat(inspecting.verdict(openai)).isEqualTo(Verdict.COMPLIANT);
  }

  private void patiently(ResourceId id) {
    boolean done = false;
    while (!done) {
      try {
        inspecting.written(id);
        done = true;
      } catch (TemporarilyUnavailable e) {
        Thread.onSpinWait();
      }
    }
  }
}
