package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many events about one resource at the same moment, each of which tells of another author. */
final class ManyWritersTest {
  private static final int WRITERS = 8;
  private static final int EACH = 10;
  private static final long READ_MILLIS = 10;
  private static final ResourceId ACCOUNT = Bodies.account("wanted");

  private final World world = new World();
  private final ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
  private final CountDownLatch start = new CountDownLatch(1);

  @AfterEach
  void close() throws InterruptedException {
    pool.shutdownNow();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    world.close();
  }

  /** A read takes its time, on the clock too; without pauses, every third was turned away. */
  @Test
  void fewAreTurnedAwaySinceThoseWhoCollideWaitForEachOther()
      throws InterruptedException, ExecutionException {
    world.azure.put(Bodies.withoutKey(ACCOUNT));
    world.azure.beforeAnswer(this::read);

    List<Future<Integer>> running =
        IntStream.range(0, WRITERS).mapToObj(it -> pool.submit(() -> write(it))).toList();
    start.countDown();
    int turnedAway = 0;
    for (Future<Integer> one : running) {
      turnedAway += one.get();
    }

    assertThat(turnedAway).isLessThan(WRITERS * EACH / 6);
    assertThat(world.tickets(ACCOUNT)).hasSize(1);
  }

  private void read() {
    LockSupport.parkNanos(Duration.ofMillis(READ_MILLIS).toNanos());
    world.clock.pass(Duration.ofMillis(READ_MILLIS));
  }

  /** How often it was turned away. */
  private int write(int writer) throws InterruptedException {
    start.await();
    int turnedAway = 0;
    for (int i = 0; i < EACH; i++) {
      try {
        world.follow.follow(ACCOUNT, Set.of("author-" + writer + "-" + i));
      } catch (TemporarilyUnavailable e) {
        turnedAway++;
      }
    }
    return turnedAway;
  }
}
