package io.keyward.sandbox.host.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes paths and queries; what is not well-formed UTF-8 is refused. */
final class PercentCoding {
  private PercentCoding() {}

  /** The decoded segments; a coded slash stays within its segment. One slash may end the path. */
  static List<String> segments(String rawPath) throws Refusal {
    String path = rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
    List<String> segments = new ArrayList<>();
    if (!path.isEmpty()) {
      for (String segment : path.substring(1).split("/", -1)) {
        segments.add(decode(segment));
      }
    }
    return segments;
  }

  /** The parameters; values of a repeated name are joined by a comma, as the real host does. */
  static Map<String, String> query(String raw) throws Refusal {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.merge(
            decode(name.replace('+', ' ')),
            decode(value.replace('+', ' ')),
            (first, next) -> first + "," + next);
      }
    }
    return parameters;
  }

  static String decode(String text) throws Refusal {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '%') {
        bytes.put((byte) (16 * digit(text, at + 1) + digit(text, at + 2)));
        at += 3;
      } else {
        int end = text.offsetByCodePoints(at, 1);
        bytes.put(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
        at = end;
      }
    }
    return utf8(bytes.flip());
  }

  private static String utf8(ByteBuffer bytes) throws Refusal {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static int digit(String text, int at) throws Refusal {
    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw malformed();
    }
    return digit;
  }

  private static Refusal malformed() {
    return new Refusal(400, "The address is not well-formed.");
  }
}
