package io.keyward.inventory;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads a moment: epoch seconds, as number or text, or ISO 8601. */
public final class Moment {
  /** Digits, with a fraction or in the form that a large number with a fraction is read as. */
  private static final Pattern SECONDS =
      Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?([eE]\\+?[0-9]{1,2})?");

  /** Beyond what an Instant holds, which says so. */
  private static final BigDecimal LATEST = new BigDecimal(Long.MAX_VALUE);

  private Moment() {}

  /** Missing where nothing is written; unreadable where what is written is no moment. */
  public static Lookup<Instant> of(Body body, String... path) {
    if (body.at(path).isEmpty()) {
      return new Lookup.Missing<>();
    }
    String text = body.text(path);
    try {
      return new Lookup.Found<>(
          SECONDS.matcher(text).matches()
              ? Instant.ofEpochSecond(new BigDecimal(text).min(LATEST).longValue())
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return new Lookup.Unreadable<>("it is no moment");
    } catch (DateTimeException e) {
      return new Lookup.Unreadable<>("it is out of range");
    }
  }
}
