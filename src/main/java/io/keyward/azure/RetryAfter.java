package io.keyward.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a server asks to be left alone, at most an hour.
 *
 * <p>Forms: {@code retry-after-ms}, {@code x-ms-retry-after-ms}, and {@code Retry-After} in seconds
 * or as a date (RFC 9110 section 10.2.3).
 */
public record RetryAfter(Clock clock) {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final HttpHeaderName MILLIS = HttpHeaderName.fromString("retry-after-ms");
  private static final HttpHeaderName MS_MILLIS = HttpHeaderName.fromString("x-ms-retry-after-ms");

  /** The wait, empty when the server named none that can be read. */
  public Optional<Duration> in(HttpHeaders headers) {
    return number(headers, MILLIS)
        .map(Duration::ofMillis)
        .or(() -> number(headers, MS_MILLIS).map(Duration::ofMillis))
        .or(() -> number(headers, HttpHeaderName.RETRY_AFTER).map(Duration::ofSeconds))
        .or(() -> date(headers))
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Long> number(HttpHeaders headers, HttpHeaderName name) {
    return Optional.ofNullable(headers.getValue(name))
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::valueOf);
  }

  private Optional<Duration> date(HttpHeaders headers) {
    return Optional.ofNullable(headers.getValue(HttpHeaderName.RETRY_AFTER))
        .flatMap(RetryAfter::instant)
        .map(until -> Duration.between(clock.instant(), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
