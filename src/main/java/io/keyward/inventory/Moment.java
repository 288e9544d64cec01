package io.keyward.inventory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads a moment: epoch seconds, as number or text, or ISO 8601. */
final class Moment {
  private Moment() {}

  /** Missing where nothing is written; unreadable where what is written is no moment. */
  static Lookup<Instant> of(Body body, String... path) {
    if (body.at(path).isEmpty()) {
      return new Lookup.Missing<>();
    }
    String text = body.text(path);
    try {
      return new Lookup.Found<>(
          text.matches("[0-9]{1,12}(\\.0+)?")
              ? Instant.ofEpochSecond(Long.parseLong(text.replaceFirst("\\.0+$", "")))
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return new Lookup.Unreadable<>("it is no moment");
    } catch (DateTimeException e) {
      return new Lookup.Unreadable<>("it is out of range");
    }
  }
}
