package io.keyward.bench.load;

import io.keyward.bench.measure.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts events at their times, whatever became of the earlier ones, and repeats what was refused
 * when Event Grid would (its page of retries, read 2026-11-21). A latency is counted from the
 * moment at which the event was due to be posted.
 */
final class EventStream {
  /** Event Grid gives up an answer after 30 seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<Integer> RETRIES = List.of(10, 30, 60, 300, 600, 1_800);

  private final URI webhook;
  private final Semaphore underWay;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Double> latencies = new ConcurrentLinkedQueue<>();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong open = new AtomicLong();
  private volatile String reason = "";

  /** With so many posts under way at most. */
  EventStream(URI webhook, int atOnce) {
    this.webhook = webhook;
    this.underWay = new Semaphore(atOnce);
  }

  /** Posts so many events in a thread of its own, one after the other at that rate. */
  Posting begin(long count, double aSecond, Supplier<String> event) {
    return new Posting(() -> post(count, aSecond, event));
  }

  /** The thread that posts. */
  static final class Posting {
    private final Thread thread;
    private volatile @Nullable Throwable broken;

    private Posting(Runnable posting) {
      thread = new Thread(posting, "events");
      thread.setUncaughtExceptionHandler((which, error) -> broken = error);
      thread.start();
    }

    /** Whether it goes on; one that broke off did not post all there was to post. */
    boolean isUnderWay() {
      boolean alive = thread.isAlive();
      Throwable error = broken;
      if (error != null) {
        throw new IllegalStateException("The stream of events broke off", error);
      }
      return alive;
    }
  }

  private void post(long count, double aSecond, Supplier<String> event) {
    long start = System.nanoTime();
    for (long i = 0; i < count; i++) {
      long due = start + (long) (i * 1e9 / aSecond);
      long left = due - System.nanoTime();
      while (left > 0) {
        LockSupport.parkNanos(left);
        left = due - System.nanoTime();
      }
      open.incrementAndGet();
      String text = event.get();
      underWay.acquireUninterruptibly();
      send(text, due, 0);
    }
  }

  private void send(String event, long due, int attempt) {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(PATIENCE)
            .header("aeg-event-type", "Notification")
            .POST(BodyPublishers.ofString(event))
            .build();
    var unused =
        http.sendAsync(request, BodyHandlers.discarding())
            .whenComplete(
                (answer, failed) -> {
                  underWay.release();
                  if (failed == null && answer.statusCode() == 202) {
                    latencies.add((System.nanoTime() - due) / 1e6);
                    taken.incrementAndGet();
                    open.decrementAndGet();
                  } else {
                    later(event, due, attempt, why(answer, failed));
                  }
                });
  }

  private static String why(@Nullable HttpResponse<Void> answer, @Nullable Throwable failed) {
    return answer == null ? String.valueOf(failed) : "status " + answer.statusCode();
  }

  private void later(String event, long due, int attempt, String why) {
    refused.incrementAndGet();
    reason = why;
    int seconds = RETRIES.get(Math.min(attempt, RETRIES.size() - 1));
    var unused =
        CompletableFuture.runAsync(
            () -> {
              underWay.acquireUninterruptibly();
              send(event, due, attempt + 1);
            },
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }

  /** Events that were not taken yet. */
  long open() {
    return open.get();
  }

  long taken() {
    return taken.get();
  }

  /** Deliveries that were refused or not answered, each to be repeated. */
  long refused() {
    return refused.get();
  }

  /** Why the last one was. */
  String reason() {
    return reason;
  }

  /** Milliseconds from due to taken of the events since the last time. */
  Samples latencies() {
    List<Double> some = List.copyOf(latencies);
    for (int i = 0; i < some.size(); i++) {
      latencies.poll();
    }
    return Samples.of(some.isEmpty() ? List.of(0.0) : some);
  }
}
