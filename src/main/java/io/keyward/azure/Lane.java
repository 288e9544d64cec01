package io.keyward.azure;


import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one of Azure's limits has left for us, as its answers tell.
 *
 * <p>Resource Graph tells queries left and when they are whole again; ARM tells reads left in a
 * bucket that fills by 25 a second (limits and headers: Microsoft's throttling pages, read
 * 2026-11-21). Before the first answer of a window a careful lane sends one call alone.
 */
final class Lane {
  private static final HttpHeaderName QUERIES =
      HttpHeaderName.fromString("x-ms-user-quota-remaining");
  private static final HttpHeaderName RESETS =
      HttpHeaderName.fromString("x-ms-user-quota-resets-after");
  private static final List<HttpHeaderName> READS =
      List.of(
          HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-reads"),
          HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-global-reads"),
          HttpHeaderName.fromString("x-ms-ratelimit-remaining-tenant-reads"),
          HttpHeaderName.fromString("x-ms-ratelimit-remaining-tenant-global-reads"));

  private static final Duration REFILL = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMillis(25);
  private static final Duration UNTOLD = Duration.ofSeconds(1);
  private static final int LOW = 25;

  private final Clock clock;
  private final RetryAfter retryAfter;
  private final boolean careful;
  private Instant closedUntil = Instant.MIN;
  private Instant windowEnds = Instant.MIN;
  private long left;
  private int under;

  Lane(Clock clock, boolean careful) {
    this.clock = clock;
    this.retryAfter = new RetryAfter(clock);
    this.careful = careful;
  }

  /**
   * Zero where the call may go now, which then must end by {@link #done}; else how long to wait.
   */
  synchronized Duration enter() {
    Instant now = clock.instant();
    if (now.isBefore(closedUntil)) {
      return Duration.between(now, closedUntil);
    }
    boolean told = now.isBefore(windowEnds);
    if (told && left <= 0) {
      return Duration.between(now, windowEnds);
    }
    if (!told && careful && under > 0) {
      return SOON;
    }
    left--;
    under++;
    return Duration.ZERO;
  }

  /** The call has ended, with an answer or without. */
  synchronized void done() {
    under--;
  }

  /** Learns from an answer. */
  synchronized void heard(int status, HttpHeaders headers) {
    Instant now = clock.instant();
    if (status == 429) {
      close(now.plus(retryAfter.in(headers).orElse(UNTOLD)));
    }
    number(headers, QUERIES).ifPresent(count -> queries(count, now, headers));
    READS.stream()
        .flatMap(name -> number(headers, name).stream())
        .min(Long::compare)
        .ifPresent(count -> reads(count, now));
  }

  private void close(Instant until) {
    closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
  }

  private void queries(long count, Instant now, HttpHeaders headers) {
    // Those still under way may not be part of the count yet; this one is.
    left = count - (under - 1);
    windowEnds = now.plus(resets(headers).orElse(REFILL));
  }

  /** Only a bucket that runs low is of interest: a full one fills faster than we drain it. */
  private void reads(long count, Instant now) {
    if (count < LOW) {
      left = count - (under - 1);
      windowEnds = now.plus(REFILL);
    }
  }

  private static Optional<Long> number(HttpHeaders headers, HttpHeaderName name) {
    return Optional.ofNullable(headers.getValue(name))
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Long::valueOf);
  }

  /** {@code hh:mm:ss}, at most an hour. */
  private static Optional<Duration> resets(HttpHeaders headers) {
    return Optional.ofNullable(headers.getValue(RESETS))
        .map(String::strip)
        .filter(text -> text.matches("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"))
        .map(text -> text.split("[:.]"))
        .map(
            part ->
                Duration.ofHours(Long.parseLong(part[0]))
                    .plusMinutes(Long.parseLong(part[1]))
                    .plusSeconds(Long.parseLong(part[2]) + (part.length > 3 ? 1 : 0)))
        .map(wait -> wait.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : wait);
  }
}
