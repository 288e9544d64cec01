package io.keyward.sandbox.host.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A route such as {@code tickets/{id}}, with {@code {id?}} and {@code {*rest}} at its end. */
public record RouteTemplate(String text, List<Part> parts) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public RouteTemplate {
    parts = List.copyOf(parts);
  }

  public static RouteTemplate parse(String text) {
    List<Part> parts = new ArrayList<>();
    for (String segment : text.split("/", -1)) {
      parts.add(part(text, segment));
    }
    for (Part part : parts.subList(0, parts.size() - 1)) {
      if (part.kind() == Kind.OPTIONAL || part.kind() == Kind.REST) {
        throw unusable(text);
      }
    }
    return new RouteTemplate(text, parts);
  }

  /** The parameters when the decoded segments fit. */
  public Optional<Map<String, String>> match(List<String> segments) {
    Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int at = 0;
    for (Part part : parts) {
      if (part.kind() == Kind.REST) {
        found.put(part.name(), String.join("/", segments.subList(at, segments.size())));
        return Optional.of(found);
      }
      boolean absent = at == segments.size();
      if (absent && part.kind() == Kind.OPTIONAL) {
        return Optional.of(found);
      }
      if (absent || !part.fits(segments.get(at))) {
        return Optional.empty();
      }
      if (part.kind() != Kind.LITERAL) {
        found.put(part.name(), segments.get(at));
      }
      at++;
    }
    return at == segments.size() ? Optional.of(found) : Optional.empty();
  }

  /** Sorts before the routes that it should be tried before. */
  public String rank() {
    StringBuilder rank = new StringBuilder();
    parts.forEach(part -> rank.append(part.kind().rank));
    return rank.append('~').toString();
  }

  private static Part part(String text, String segment) {
    if (!segment.contains("{")) {
      if (segment.isEmpty() || segment.contains("}")) {
        throw unusable(text);
      }
      return new Part(Kind.LITERAL, segment);
    }
    if (!segment.startsWith("{") || !segment.endsWith("}")) {
      throw unusable(text);
    }
    String inner = segment.substring(1, segment.length() - 1);
    Kind kind = inner.startsWith("*") ? Kind.REST : inner.endsWith("?") ? Kind.OPTIONAL : Kind.ONE;
    String name = inner.replaceFirst("^\\*{1,2}", "").replaceFirst("\\?$", "");
    if (!NAME.matcher(name).matches()) {
      throw unusable(text);
    }
    return new Part(kind, name);
  }

  private static IllegalArgumentException unusable(String text) {
    return new IllegalArgumentException("The sandbox cannot serve the route " + text + ".");
  }

  enum Kind {
    LITERAL('0'),
    ONE('1'),
    OPTIONAL('2'),
    REST('3');

    private final char rank;

    Kind(char rank) {
      this.rank = rank;
    }
  }

  record Part(Kind kind, String name) {
    boolean fits(String segment) {
      return !segment.isEmpty() && (kind != Kind.LITERAL || name.equalsIgnoreCase(segment));
    }
  }
}
