package io.keyward.azure.arm;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers of a moment ago, so that a burst of events about one vault reads it once.
 *
 * <p>Who asks while the same read is under way waits for it. What is not readable is believed for a
 * minute at most; what may be readable in a moment is never kept.
 */
final class RecentReads<T> {
  private static final int MOST = 5_000;
  private static final int AT_ONCE = 8;
  private static final Duration LONGEST_DOUBT = Duration.ofSeconds(60);
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final Clock clock;
  private final Duration life;

  RecentReads(Clock clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  private static final class Entry<T> {
    private final CompletableFuture<Lookup<T>> answer = new CompletableFuture<>();
    private volatile Instant until = Instant.MAX;
  }

  /** The answer of a moment ago, or that of the read, which is done once for all who ask now. */
  Lookup<T> of(String key, Supplier<Lookup<T>> read) {
    Instant now = clock.instant();
    Entry<T> mine = new Entry<>();
    Entry<T> current =
        Objects.requireNonNull(
            entries.compute(
                key.toLowerCase(Locale.ROOT),
                (name, old) -> old != null && now.isBefore(old.until) ? old : mine));
    return current == mine ? readNow(key, mine, now, read) : waitFor(current);
  }

  private Lookup<T> readNow(String key, Entry<T> mine, Instant start, Supplier<Lookup<T>> read) {
    makeRoom(start);
    try {
      Lookup<T> answer = limited(read);
      boolean found = answer instanceof Lookup.Found<T>;
      boolean shorter = !found && life.compareTo(LONGEST_DOUBT) > 0;
      mine.until = start.plus(shorter ? LONGEST_DOUBT : life);
      mine.answer.complete(answer);
      return answer;
    } catch (TemporarilyUnavailable later) {
      entries.remove(key.toLowerCase(Locale.ROOT), mine);
      mine.answer.completeExceptionally(later);
      throw later;
    } finally {
      if (!mine.answer.isDone()) {
        entries.remove(key.toLowerCase(Locale.ROOT), mine);
        mine.answer.completeExceptionally(unavailable());
      }
    }
  }

  private Lookup<T> limited(Supplier<Lookup<T>> read) {
    if (!acquired()) {
      throw unavailable();
    }
    try {
      return read.get();
    } finally {
      free.release();
    }
  }

  private boolean acquired() {
    try {
      return free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> Lookup<T> waitFor(Entry<T> other) {
    try {
      return other.answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof TemporarilyUnavailable later
          ? new TemporarilyUnavailable(
              String.valueOf(later.getMessage()), later.retryAfter(), later.source())
          : unavailable();
    }
  }

  private static TemporarilyUnavailable unavailable() {
    return new TemporarilyUnavailable("Azure is being asked too much at once.", Duration.ZERO);
  }

  private void makeRoom(Instant now) {
    if (entries.size() > MOST) {
      entries.values().removeIf(entry -> !now.isBefore(entry.until));
    }
    if (entries.size() > MOST) {
      entries.values().removeIf(entry -> entry.answer.isDone());
    }
  }

  int size() {
    return entries.size();
  }

  /** Drops what was read of a resource, of its parts, and of its grants. */
  void forget(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    entries.keySet().removeIf(key -> key.contains(lower));
  }
}
