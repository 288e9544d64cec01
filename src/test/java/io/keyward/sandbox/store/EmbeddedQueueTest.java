package io.keyward.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.MessageQueueContract;
import io.keyward.azure.store.queue.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedQueueTest extends MessageQueueContract {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private final Database database = Database.inMemory();
  private final HandClock clock = new HandClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final EmbeddedQueue queue = new EmbeddedQueue(database, clock, "keyward-work");

  @Override
  protected MessageQueue queue() {
    return queue;
  }

  @Override
  protected List<String> takeVisible() {
    List<ReceivedMessage> taken = queue.receive(32, LEASE);
    taken.forEach(queue::delete);
    return taken.stream().map(ReceivedMessage::text).toList();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void delayedMessageAppearsWhenTheClockReachesIt() {
    queue.send("later", Duration.ofHours(1));
    assertThat(queue.earliestDue()).contains(clock.instant().plus(Duration.ofHours(1)));

    clock.advance(Duration.ofHours(1));

    assertThat(takeVisible()).containsExactly("later");
  }

  @Test
  void receivedMessageIsHiddenUntilItsLeaseEndsAndCountsItsDequeues() {
    queue.send("work", Duration.ZERO);
    assertThat(queue.receive(8, LEASE)).singleElement().matches(m -> m.dequeueCount() == 1);
    assertThat(queue.receive(8, LEASE)).isEmpty();
    assertThat(queue.invisible()).isEqualTo(1);

    clock.advance(LEASE);

    assertThat(queue.receive(8, LEASE)).singleElement().matches(m -> m.dequeueCount() == 2);
  }

  @Test
  void deleteByAnOldReceiptDoesNothing() {
    queue.send("work", Duration.ZERO);
    ReceivedMessage first = queue.receive(1, LEASE).get(0);
    clock.advance(LEASE);
    ReceivedMessage second = queue.receive(1, LEASE).get(0);

    queue.delete(first);

    assertThat(queue.peek()).hasSize(1);
    queue.delete(second);
    assertThat(queue.peek()).isEmpty();
  }

  @Test
  void releasedMessageComesBackAfterItsDelay() {
    queue.send("work", Duration.ZERO);

    queue.release(queue.receive(1, LEASE).get(0), Duration.ofSeconds(30));

    assertThat(queue.visible()).isZero();
    clock.advance(Duration.ofSeconds(30));
    assertThat(queue.visible()).isEqualTo(1);
  }

  @Test
  void poisonedMessageIsInThePoisonQueue() {
    queue.send("bad", Duration.ZERO);

    queue.poison(queue.receive(1, LEASE).get(0));

    assertThat(queue.peek()).isEmpty();
    assertThat(new EmbeddedQueue(database, clock, "keyward-work-poison").peek())
        .singleElement()
        .matches(message -> message.text().equals("bad"));
  }

  @Test
  void leasesOfAProcessThatIsGoneAreFreedAndDelaysStay() {
    queue.send("work", Duration.ZERO);
    queue.receive(1, LEASE);
    queue.send("later", Duration.ofHours(1));

    queue.freeLeases();

    assertThat(takeVisible()).containsExactly("work");
  }

  @Test
  void messagesOfOtherQueuesAreNotSeen() {
    new EmbeddedQueue(database, clock, "other").send("x", Duration.ZERO);

    assertThat(takeVisible()).isEmpty();
  }
}
