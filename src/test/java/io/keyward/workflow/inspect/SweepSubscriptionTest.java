package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.port.InspectionQueue;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import io.keyward.workflow.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A large subscription is asked for in the time that a function has, and at ARM's pace. */
class SweepSubscriptionTest {
  private static final int RESOURCES = 600;
  private final World world = new World();

  @BeforeEach
  void fill() {
    IntStream.range(0, RESOURCES).forEach(i -> world.azure.put(withoutKey(account("a-" + i))));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private int sweep(InspectionQueue queue) {
    return new SweepSubscription(through(queue)).sweep(Bodies.SUBSCRIPTION);
  }

  private Ports through(InspectionQueue queue) {
    Ports ports = world.ports;
    return new Ports(
        ports.resources(),
        ports.surroundings(),
        ports.judgements(),
        ports.writers(),
        ports.tickets(),
        ports.waivers(),
        ports.uses(),
        ports.rotations(),
        ports.alerts(),
        ports.drills(),
        queue,
        ports.clock(),
        ports.tenantId());
  }

  @Test
  void aThousandSubscriptionsAreListedTwoASecond() {
    List<Duration> delays = new ArrayList<>();
    List<String> many = IntStream.range(0, 1_000).mapToObj(i -> "s" + i).toList();

    int asked = new SweepInventory(through((it, delay) -> delays.add(delay)), many).start();

    assertThat(asked).isEqualTo(1_000);
    assertThat(delays.get(9)).isZero();
    assertThat(delays.get(510)).isEqualTo(Duration.ofSeconds(250));
  }

  @Test
  void messagesAreSentSeveralAtATime() {
    CountDownLatch together = new CountDownLatch(8);

    int asked = sweep((inspection, delay) -> await(together));

    assertThat(asked).isEqualTo(RESOURCES);
    assertThat(together.getCount()).isZero();
  }

  /** Nobody comes on before eight are here; one sender alone would wait in vain. */
  private static void await(CountDownLatch together) {
    together.countDown();
    try {
      assertThat(together.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theFirstComeAtOnceAndTheOthersTwentyASecond() {
    Queue<Duration> delays = new ConcurrentLinkedQueue<>();

    sweep((inspection, delay) -> delays.add(delay));

    List<Duration> sorted = delays.stream().sorted().toList();
    assertThat(sorted.get(149)).isZero();
    assertThat(sorted.get(350)).isEqualTo(Duration.ofSeconds(10));
    assertThat(sorted.get(RESOURCES - 1)).isEqualTo(Duration.ofSeconds(22));
  }
}
