package io.keyward.rotation;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as Key Vault writes it: calendar years, months and days, and hours: P18M,
 * P1Y10D, PT48H (Key Vault documentation, read 2026-11-21). It is counted in UTC.
 */
record KeySpan(Period days, Duration hours) {
  private static final String NUMBER = "(?:([0-9]{1,6})%s)?";
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)P(?=.)%s%s%s%s(?:T(?=.)%s%s%s)?"
              .formatted(
                  NUMBER.formatted("Y"),
                  NUMBER.formatted("M"),
                  NUMBER.formatted("W"),
                  NUMBER.formatted("D"),
                  NUMBER.formatted("H"),
                  NUMBER.formatted("M"),
                  NUMBER.formatted("S")));

  /** The span in a text, empty where it is none. */
  static Optional<KeySpan> parse(String text) {
    Matcher match = FORM.matcher(text.strip());
    return match.matches()
        ? Optional.of(
            new KeySpan(
                Period.of(
                    number(match, 1), number(match, 2), 7 * number(match, 3) + number(match, 4)),
                Duration.ofHours(number(match, 5))
                    .plusMinutes(number(match, 6))
                    .plusSeconds(number(match, 7))))
        : Optional.empty();
  }

  private static int number(Matcher match, int group) {
    String digits = match.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  Instant after(Instant start) {
    return start.atOffset(ZoneOffset.UTC).plus(days).plus(hours).toInstant();
  }

  Instant before(Instant end) {
    return end.atOffset(ZoneOffset.UTC).minus(days).minus(hours).toInstant();
  }
}
