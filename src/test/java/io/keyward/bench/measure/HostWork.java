package io.keyward.bench.measure;

import io.keyward.functions.Work;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.keyward.sandbox.store.ReceivedMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One instance's share of the work queue: as many messages at once as {@code host.json} says. */
public final class HostWork {
  private static final int AT_ONCE = 12;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final long POLL = Duration.ofMillis(5).toNanos();

  private final EmbeddedQueue queue;
  private final Work work;

  public HostWork(EmbeddedQueue queue, Work work) {
    this.queue = queue;
    this.work = work;
  }

  /** Works until no vault waits and nothing is due. */
  public void untilIdle() throws InterruptedException {
    until(() -> false);
  }

  /** The same, but stops when it is so; the time it took. */
  public Duration until(BooleanSupplier done) throws InterruptedException {
    long start = System.nanoTime();
    AtomicInteger busy = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      threads.execute(
          () -> {
            while (!done.getAsBoolean() && (one(busy) || busy.get() > 0 || waits())) {
              LockSupport.parkNanos(POLL);
            }
          });
    }
    threads.shutdown();
    if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The work did not end.");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private boolean waits() {
    return queue.visible() > 0
        || queue.peek().stream().anyMatch(message -> message.text().startsWith("v1 vault"));
  }

  private boolean one(AtomicInteger busy) {
    busy.incrementAndGet();
    try {
      List<ReceivedMessage> received = queue.receive(1, LEASE);
      for (ReceivedMessage message : received) {
        work.run(message.text());
        queue.delete(message);
      }
      return !received.isEmpty();
    } finally {
      busy.decrementAndGet();
    }
  }
}
