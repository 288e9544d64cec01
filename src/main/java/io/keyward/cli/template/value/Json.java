package io.keyward.cli.template.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into JSON as Resource Manager does, names without case. */
public final class Json {
  /** Stands, as an expression would, for what is beyond the limits. */
  public static final String TOO_LARGE = "[beyond the limits]";

  private Json() {}

  public static Optional<Object> member(@Nullable Object holder, String name) {
    if (!(holder instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    if (map.containsKey(name)) {
      return Optional.of(given(map.get(name)));
    }
    return map.entrySet().stream()
        .filter(e -> String.valueOf(e.getKey()).equalsIgnoreCase(name))
        .findFirst()
        .map(e -> given(e.getValue()));
  }

  public static Object given(@Nullable Object value) {
    return value == null ? Nothing.NULL : value;
  }

  public static Map<?, ?> object(@Nullable Object holder, String... path) {
    Object here = given(holder);
    for (String name : path) {
      here = member(here, name).orElse(Map.of());
    }
    return here instanceof Map<?, ?> map ? map : Map.of();
  }

  public static String text(@Nullable Object holder, String name) {
    return member(holder, name)
        .filter(v -> v instanceof String)
        .map(String::valueOf)
        .map(String::strip)
        .orElse("");
  }

  public static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  /** The value without the marks of this package; what is too large is marked as such. */
  public static @Nullable Object plain(Object value, Budget budget) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach(
          (key, part) ->
              plain.put(
                  String.valueOf(key), budget.step() ? plain(given(part), budget) : TOO_LARGE));
      return plain;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(part -> plain.add(budget.step() ? plain(given(part), budget) : TOO_LARGE));
      return plain;
    }
    return scalar(value);
  }

  private static @Nullable Object scalar(Object value) {
    if (value instanceof Unresolved unresolved) {
      return unresolved.text();
    }
    if (value instanceof Partial partial) {
      return partial.text();
    }
    return value == Nothing.NULL ? null : value;
  }
}
