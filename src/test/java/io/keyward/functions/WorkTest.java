package io.keyward.functions;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.Inspection;
import io.keyward.testing.World;
import io.keyward.workflow.alert.TendAlert;
import io.keyward.workflow.inspect.DoInspection;
import io.keyward.workflow.inspect.SweepSubscription;
import io.keyward.workflow.inspect.SweepVault;
import io.keyward.workflow.inspect.Turns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkTest {
  private final World world = new World();
  private final Turns turns = new Turns((inspection, delay) -> {}, world.clock);
  private final Work work =
      new Work(
          new DoInspection(
              world.inspect,
              new SweepSubscription(world.ports),
              new SweepVault(world.ports, world.inspect, world.policies, turns),
              new DoInspection.Carrying(
                  world.execute, world.drills(world.ports, world.vault), world.watchDrills),
              new TendAlert(world.alertDesk, world.deliver),
              turns));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void messageOfAResourceIsInspected() {
    ResourceId openai = account("openai");
    world.azure.put(withoutKey(openai));

    work.run(new Inspection.OfResource(openai).toText());

    assertThat(world.states(openai)).containsExactly("settling");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "v2 resource /subscriptions/s",
        "v1 resource nothing",
        "v1 delete x",
        "v1 subscription a/b",
        "{\"v1\":1}"
      })
  void messageThatIsNotUnderstoodEndsInThePoisonQueue(String message) {
    assertThatThrownBy(() -> work.run(message)).isInstanceOf(UnreadableEvent.class);
  }
}
