package io.keyward.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * So many threads for work that waits on others.
 *
 * @param count how many work at the same time
 */
public record Workers(int count) {

  /** At least one. */
  public Workers {
    if (count < 1) {
      throw new IllegalArgumentException("Nobody would do the work.");
    }
  }

  /** The results in the order of the items; the first failure ends the work and is thrown. */
  public <T, R> List<R> map(List<T> items, Function<T, R> work) {
    List<@Nullable R> results = new ArrayList<>(Collections.nCopies(items.size(), null));
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(count, items.size() + 1));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < Math.min(count, items.size()); i++) {
        running.add(threads.submit(() -> take(items, work, results, next)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      next.set(items.size());
      throw asItWas(failed.getCause());
    } catch (InterruptedException stopped) {
      next.set(items.size());
      Thread.currentThread().interrupt();
      throw new CompletionException(stopped);
    } finally {
      threads.shutdown();
    }
    return results.stream().map(Objects::requireNonNull).toList();
  }

  private static RuntimeException asItWas(@Nullable Throwable cause) {
    if (cause instanceof Error fatal) {
      throw fatal;
    }
    return cause instanceof RuntimeException known ? known : new CompletionException(cause);
  }

  private static <T, R> void take(
      List<T> items, Function<T, R> work, List<@Nullable R> results, AtomicInteger next) {
    boolean done = false;
    try {
      int index = next.getAndIncrement();
      while (index < items.size()) {
        results.set(index, work.apply(items.get(index)));
        index = next.getAndIncrement();
      }
      done = true;
    } finally {
      if (!done) {
        next.set(items.size());
      }
    }
  }
}
