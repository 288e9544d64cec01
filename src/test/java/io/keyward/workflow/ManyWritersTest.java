package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many events about one resource at the same moment, each of which tells of another author. */
final class ManyWritersTest {
  private static final ResourceId ACCOUNT = Bodies.account("wanted");
  private static final Duration READ = Duration.ofMillis(100);

  private final World world = new World();
  private volatile boolean storm = true;
  private boolean reading;
  private int others;

  @AfterEach
  void close() {
    world.close();
  }

  /** The others are through as soon as it waits; without a pause all attempts are lost at once. */
  @Test
  void whoLosesToOthersWaitsUntilTheyAreThrough() throws InterruptedException, ExecutionException {
    world.azure.put(Bodies.withoutKey(ACCOUNT));
    world.azure.beforeAnswer(this::read);
    FutureTask<Boolean> event =
        new FutureTask<>(() -> world.follow.follow(ACCOUNT, Set.of("author")), true);

    Thread loser = new Thread(event);
    loser.start();
    while (loser.isAlive() && loser.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    storm = false;

    assertThat(event.get()).isTrue();
    assertThat(world.tickets(ACCOUNT).get(0).authors()).contains("author", "other-1");
  }

  /** As long as the storm lasts, another event is taken while a read is on its way. */
  private void read() {
    world.clock.pass(READ);
    if (storm && !reading) {
      reading = true;
      others++;
      world.inspect.inspect(ACCOUNT, Asked.BY_EVENT, Set.of("other-" + others));
      reading = false;
    }
  }
}
