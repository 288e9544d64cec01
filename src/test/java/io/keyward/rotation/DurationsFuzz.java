package io.keyward.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

/** Lengths of time as Key Vault writes them, against the JDK's own parsers of their two halves. */
public final class DurationsFuzz {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

  private DurationsFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, UTF_8);
    Optional<KeySpan> span = KeySpan.parse(text);
    if (span.isPresent()) {
      check(text.strip().toUpperCase(Locale.ROOT), span.get());
    }
  }

  private static void check(String text, KeySpan span) {
    int time = text.indexOf('T');
    String days = time < 0 ? text : text.substring(0, time);
    try {
      Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
      Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
      same(span, new KeySpan(period, hours));
    } catch (DateTimeException e) {
      throw new AssertionError("the JDK reads no length of time in " + text, e);
    }
    if (span.after(START).isBefore(START) || span.before(START).isAfter(START)) {
      throw new AssertionError(text + " leads the wrong way");
    }
  }

  private static void same(KeySpan span, KeySpan expected) {
    if (!span.equals(expected)) {
      throw new AssertionError(span + " is not " + expected);
    }
  }
}
