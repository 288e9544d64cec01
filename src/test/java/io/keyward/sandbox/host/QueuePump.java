package io.keyward.sandbox.host;

import io.keyward.sandbox.host.function.FunctionDescriptor;
import io.keyward.sandbox.host.function.InvocationFailure;
import io.keyward.sandbox.host.function.Invoker;
import io.keyward.sandbox.host.function.Trigger;
import io.keyward.sandbox.store.Doorbell;
import io.keyward.sandbox.store.ReceivedMessage;
import io.keyward.sandbox.store.ReceivingQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Feeds the messages of one queue to its function, several at a time. */
final class QueuePump {
  /** Longer than a function may run. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final FunctionDescriptor function;
  private final ReceivingQueue queue;
  private final HostJson hostJson;
  private final Invoker invoker;
  private final Workers workers;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicLong processed = new AtomicLong();
  private final AtomicLong poisoned = new AtomicLong();

  QueuePump(
      FunctionDescriptor function,
      ReceivingQueue queue,
      HostJson hostJson,
      Invoker invoker,
      Workers workers) {
    this.function = function;
    this.queue = queue;
    this.hostJson = hostJson;
    this.invoker = invoker;
    this.workers = workers;
  }

  /** Threads to work on, and whom to tell when one is free again. */
  record Workers(ExecutorService pool, Doorbell doorbell) {}

  /** Starts what is visible, as far as there is room. */
  void dispatch() {
    int room = hostJson.batchSize() - inFlight.get();
    if (room > 0) {
      for (ReceivedMessage message : queue.receive(room, LEASE)) {
        inFlight.incrementAndGet();
        workers.pool().execute(() -> work(message));
      }
    }
  }

  /** Whether messages are being worked on. */
  boolean working() {
    return inFlight.get() > 0;
  }

  /** When the first message is due; only while none is being worked on is it exact. */
  Optional<Instant> earliestDue() {
    return queue.earliestDue();
  }

  String queueName() {
    return ((Trigger.Queue) function.trigger()).queueName();
  }

  long processed() {
    return processed.get();
  }

  long poisoned() {
    return poisoned.get();
  }

  private void work(ReceivedMessage message) {
    try {
      if (message.dequeueCount() > hostJson.maxDequeueCount()) {
        // Its earlier runs ended with their process.
        poison(message);
      } else {
        run(message);
      }
    } finally {
      inFlight.decrementAndGet();
      workers.doorbell().ring();
    }
  }

  private void run(ReceivedMessage message) {
    try {
      invoker.run(function, message.text());
      queue.delete(message);
    } catch (InvocationFailure e) {
      settleFailed(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    processed.incrementAndGet();
  }

  private void settleFailed(ReceivedMessage message) {
    if (message.dequeueCount() >= hostJson.maxDequeueCount()) {
      poison(message);
    } else {
      queue.release(message, hostJson.visibilityTimeout());
    }
  }

  private void poison(ReceivedMessage message) {
    queue.poison(message);
    poisoned.incrementAndGet();
  }
}
