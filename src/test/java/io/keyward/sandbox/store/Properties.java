package io.keyward.sandbox.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Writes the properties of a row as text and reads them back, each with its type. */
final class Properties {
  private static final int TICK = 100;

  private Properties() {}

  static String write(Map<String, Object> properties) {
    StringBuilder text = new StringBuilder();
    properties.forEach((name, value) -> append(text, name, value));
    return text.toString();
  }

  static Map<String, Object> read(String text) {
    Map<String, Object> properties = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      char type = text.charAt(at);
      int comma = text.indexOf(',', at);
      int colon = text.indexOf(':', comma);
      int name = Integer.parseInt(text, at + 1, comma, 10);
      int value = Integer.parseInt(text, comma + 1, colon, 10);
      int middle = colon + 1 + name;
      properties.put(
          text.substring(colon + 1, middle), value(type, text.substring(middle, middle + value)));
      at = middle + value;
    }
    return properties;
  }

  private static void append(StringBuilder text, String name, Object value) {
    String written =
        value instanceof OffsetDateTime date ? tick(date).toString() : value.toString();
    text.append(type(value)).append(name.length()).append(',').append(written.length());
    text.append(':').append(name).append(written);
  }

  /** Azure keeps dates in UTC, in steps of 100 ns. */
  private static Instant tick(OffsetDateTime date) {
    return date.minusNanos(date.getNano() % TICK).toInstant();
  }

  private static char type(Object value) {
    if (value instanceof String) {
      return 's';
    }
    if (value instanceof Integer) {
      return 'i';
    }
    if (value instanceof Long) {
      return 'l';
    }
    return value instanceof Boolean ? 'b' : 'd';
  }

  private static Object value(char type, String text) {
    return switch (type) {
      case 's' -> text;
      case 'i' -> Integer.valueOf(text);
      case 'l' -> Long.valueOf(text);
      case 'b' -> Boolean.valueOf(text);
      default -> Instant.parse(text).atOffset(ZoneOffset.UTC);
    };
  }
}
