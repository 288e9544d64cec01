package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.store.EmbeddedQueue;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueuePumpTest {
  private final SampleHost host = SampleHost.inMemory();

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void messageRunsItsFunctionAndIsRemoved() throws Exception {
    host.queue.send("work", Duration.ZERO);

    host.advance("PT1S");

    assertThat(host.functions.messages).containsExactly("work");
    assertThat(host.queue.peek()).isEmpty();
  }

  @Test
  void messageRunsWithoutTheClockBeingMoved() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    host.functions.onMessage = text -> ran.countDown();

    host.queue.send("work", Duration.ZERO);

    ran.await();
    assertThat(host.functions.messages).containsExactly("work");
  }

  @Test
  void failingMessageIsTriedAgainAndEndsInThePoisonQueue() throws Exception {
    host.functions.onMessage =
        text -> {
          throw new IllegalStateException("always");
        };
    host.queue.send("bad", Duration.ZERO);

    host.advance("PT10M");

    assertThat(host.functions.messages).containsExactly("bad", "bad", "bad");
    assertThat(host.queue.peek()).isEmpty();
    assertThat(new EmbeddedQueue(host.database, host.clock, "keyward-work-poison").peek())
        .singleElement()
        .matches(message -> message.text().equals("bad"));
  }

  @Test
  void eightMessagesRunAtATime() throws Exception {
    CountDownLatch eight = new CountDownLatch(8);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    host.functions.onMessage =
        text -> {
          threads.add(Thread.currentThread().getName());
          eight.countDown();
          SampleHost.await(eight);
        };
    IntStream.range(0, 8).forEach(i -> host.queue.send("m" + i, Duration.ZERO));

    host.advance("PT1S");

    assertThat(threads).hasSize(8);
  }

  @Test
  void messageSentByAFunctionIsProcessedInTheSameAdvance() throws Exception {
    host.functions.onMessage =
        text -> {
          if (text.length() < 4) {
            host.queue.send(text + "x", Duration.ofHours(1));
          }
        };
    host.queue.send("m", Duration.ZERO);

    host.advance("PT2H30M");

    assertThat(host.functions.messages).containsExactly("m", "mx", "mxx");
    assertThat(host.queue.invisible()).isEqualTo(1);
  }
}
