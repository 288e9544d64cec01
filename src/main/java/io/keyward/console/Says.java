package io.keyward.console;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.Shown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says values as people read them. */
final class Says {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Says() {}

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** {@code awaitingApproval} as {@code Awaiting approval}. */
  static String word(String word) {
    String spaced = word.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return spaced.isEmpty()
        ? ""
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  static String span(Duration span) {
    if (span.isZero()) {
      return "no time";
    }
    if (span.compareTo(Duration.ofMinutes(2)) < 0) {
      return span.toSeconds() + " s";
    }
    if (span.compareTo(Duration.ofHours(2)) < 0) {
      return span.toMinutes() + " min";
    }
    return span.compareTo(Duration.ofDays(2)) < 0 ? span.toHours() + " h" : span.toDays() + " days";
  }

  /** The last name of an ARM id. */
  static String name(String id) {
    return shown(id.substring(id.lastIndexOf('/') + 1));
  }

  /** An outside text without characters that would change how the rest is read. */
  static String shown(String outside) {
    return Shown.whole(outside);
  }

  /** The same for several lines, with their indentation. */
  static String code(String outside) {
    return outside.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\n\\t]]", " ");
  }

  /** With a full stop at its end. */
  static String sentence(String text) {
    return text.isEmpty() || text.matches("(?s).*[.!?]\\s*") ? text : text + ".";
  }

  /** The type of a resource without the word that all begin with. */
  static String type(ResourceId id) {
    return shown(id.type().replaceFirst("(?i)^Microsoft\\.", ""));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
