package io.keyward.azure.graph;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Asks again until there is an answer: a scan has no queue that would repeat for it.
 *
 * <p>How long Azure asks to be left alone is kept; what fails without end is unreadable then.
 *
 * @param first the first wait of its own
 * @param tries how often a call is made where nobody asked to wait
 */
public record Persistence(Duration first, int tries) {
  private static final int THROTTLED = 20;
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** With the usual number of attempts and pauses. */
  public static Persistence usual() {
    return new Persistence(Duration.ofMillis(500), 5);
  }

  /** One that gives up a silent host after one call. */
  Persistence brief() {
    return new Persistence(first, 1);
  }

  /** The outcome of a read, asked again where Azure wants time; at the end what it threw last. */
  public <T> Lookup<T> of(Supplier<Lookup<T>> read) {
    int attempt = 1;
    while (true) {
      try {
        return read.get();
      } catch (TemporarilyUnavailable later) {
        boolean asked = !later.retryAfter().isZero();
        if (attempt >= (asked ? THROTTLED : tries)) {
          return new Lookup.Unreadable<>(String.valueOf(later.getMessage()));
        }
        Mono.delay(wait(attempt, later.retryAfter())).block();
        attempt++;
      }
    }
  }

  private Duration wait(int attempt, Duration asked) {
    Duration own = first.multipliedBy(1L << Math.min(attempt - 1, 4));
    Duration capped = own.compareTo(LONGEST) > 0 ? LONGEST : own;
    return asked.compareTo(capped) > 0 ? asked : capped;
  }
}
