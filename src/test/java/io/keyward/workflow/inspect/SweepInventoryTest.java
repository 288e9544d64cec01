package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.beingCreated;
import static io.keyward.testing.Bodies.withKey;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.World;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hourly sweep makes up for events that were missed, and multiplies no work. */
final class SweepInventoryTest {
  private final Inspecting inspecting = new Inspecting();
  private final World world = inspecting.world;
  private final ResourceId openai = inspecting.openai;

  @AfterEach
  void close() {
    inspecting.close();
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
    inspecting.opened(openai);
    world.azure.delete(openai);

    world.sweepInventory.start();
    world.pass(Duration.ZERO);

    assertThat(world.states(openai)).containsExactly("closed");
  }

  @Test
  void sweepsDoNotMultiplyTheLooksAtAnUnfinishedResource() {
    world.azure.put(beingCreated(openai));
    inspecting.written(openai);

    sweptHourlyFor(6);

    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void sweepsDoNotMultiplyTheLooksAtASettlingTicketThatCannotBeRead() {
    world.azure.put(withoutKey(openai));
    inspecting.written(openai);
    world.azure.forbid(openai);

    sweptHourlyFor(6);

    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void whatWasJudgedIsLookedAtAgainWhereTheListIsRefused() {
    world.azure.put(withKey(openai));
    inspecting.written(openai);
    world.azure.forbid(openai);
    world.azure.refuseLists();

    world.sweepInventory.start();
    world.pass(Duration.ZERO);

    assertThat(inspecting.verdict(openai)).isEqualTo(Verdict.UNDETERMINED);
  }

  private void sweptHourlyFor(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      world.sweepInventory.start();
      IntStream.range(0, 30).forEach(i -> world.pass(Duration.ofMinutes(2)));
    }
  }
}
