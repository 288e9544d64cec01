package io.keyward.sandbox.azure.limit;

import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many queries each caller has left.
 *
 * <p>Source: Azure Resource Graph's guidance for throttled requests (15 queries in 5 seconds for a
 * user), read November 2026.
 */
public final class GraphQuota {
  public static final int QUERIES = 15;
  static final Duration WINDOW = Duration.ofSeconds(5);

  private final Clock clock;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  private record Window(Instant end, int used) {}

  /** What a caller may still do, and when its quota is whole again. */
  public record Left(boolean allowed, int remaining, Duration resetsAfter) {

    long resetSeconds() {
      return resetsAfter.plusMillis(999).toSeconds();
    }

    /** The reply with the headers of the quota. */
    public Reply on(Reply reply) {
      long seconds = resetSeconds();
      Reply known =
          reply
              .with("x-ms-user-quota-remaining", Integer.toString(remaining))
              .with("x-ms-user-quota-resets-after", "00:00:%02d".formatted(seconds));
      return allowed ? known : known.with("Retry-After", Long.toString(seconds));
    }
  }

  public GraphQuota(Clock clock) {
    this.clock = clock;
  }

  /** Takes one query from the caller's quota, if there is one left. */
  public Left take(Principal caller) {
    Instant now = clock.instant();
    Window window =
        windows.merge(
            caller.clientId(),
            new Window(now.plus(WINDOW), 1),
            (old, fresh) -> old.end().isAfter(now) ? new Window(old.end(), old.used() + 1) : fresh);
    boolean allowed = window.used() <= QUERIES;
    return new Left(
        allowed, Math.max(0, QUERIES - window.used()), Duration.between(now, window.end()));
  }
}
