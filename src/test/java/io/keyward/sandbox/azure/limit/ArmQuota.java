package io.keyward.sandbox.azure.limit;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls of a subscription the resource manager lets a caller make, where that is asked
 * for: a bucket that fills by so many a second.
 *
 * <p>Source: Microsoft's page "Understand how Azure Resource Manager throttles requests" (250 reads
 * and 25 more a second, 200 writes and 10 more a second for each subscription and principal), read
 * 2026-11-21. How long a caller must stay away is not written there: here it is until five seconds'
 * worth is there again.
 */
public final class ArmQuota {
  static final int SECONDS_AWAY = 5;

  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private volatile boolean enforced;

  public ArmQuota(Clock clock) {
    this.clock = clock;
  }

  /** From now on calls are refused, or none is; every bucket is full. */
  public void enforce(boolean on) {
    buckets.clear();
    enforced = on;
  }

  /**
   * What a caller may still do.
   *
   * @param early whether it had been told to stay away for longer
   */
  public record Left(boolean allowed, boolean early, int remaining, long retryAfter, String kind) {

    public Reply refusal() {
      return new ArmError(
              429,
              "SubscriptionRequestsThrottled",
              "Number of %s for the subscription exceeded the limit. Please try again after '%d' seconds."
                  .formatted(kind, retryAfter))
          .reply();
    }

    /** The reply with what ARM tells of the bucket. */
    public Reply on(Reply reply) {
      Reply told =
          reply.with("x-ms-ratelimit-remaining-subscription-" + kind, Integer.toString(remaining));
      return allowed ? told : told.with("Retry-After", Long.toString(retryAfter));
    }
  }

  /** Whether this call is counted at all. */
  public boolean counts(Call call) {
    return enforced && call.segmentIs(0, "subscriptions") && !call.segment(1).isEmpty();
  }

  /** Takes one call from the caller's bucket, if there is one left. */
  public Left take(Call call) {
    String kind = call.isRead() ? "reads" : call.is("DELETE") ? "deletes" : "writes";
    Bucket bucket =
        buckets.computeIfAbsent(
            call.caller().clientId() + " " + call.segment(1) + " " + kind,
            any -> call.isRead() ? new Bucket(250, 25) : new Bucket(200, 10));
    return bucket.take(clock.instant(), kind);
  }

  /** The calls that are left to one caller. */
  private static final class Bucket {
    private final int size;
    private final int aSecond;
    private double left;
    private Instant at = Instant.MIN;
    private Instant away = Instant.MIN;

    Bucket(int size, int aSecond) {
      this.size = size;
      this.aSecond = aSecond;
      this.left = size;
    }

    synchronized Left take(Instant now, String kind) {
      if (at.isAfter(Instant.MIN)) {
        left = Math.min(size, left + aSecond * Duration.between(at, now).toMillis() / 1e3);
      }
      at = now;
      boolean early = now.isBefore(away);
      if (early || left < 1) {
        away = early ? away : now.plusSeconds(SECONDS_AWAY);
        long wait = Duration.between(now, away).plusMillis(999).toSeconds();
        return new Left(false, early, 0, wait, kind);
      }
      left--;
      return new Left(true, false, (int) left, 0, kind);
    }
  }
}
