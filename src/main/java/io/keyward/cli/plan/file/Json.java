package io.keyward.cli.plan.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into a plan, whose names are exact. */
public final class Json {
  private Json() {}

  public static Map<?, ?> object(@Nullable Object holder, String... path) {
    @Nullable Object here = holder;
    for (String name : path) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return here instanceof Map<?, ?> map ? map : Map.of();
  }

  public static List<?> list(@Nullable Object holder, String name) {
    return holder instanceof Map<?, ?> map && map.get(name) instanceof List<?> list
        ? list
        : List.of();
  }

  public static String text(@Nullable Object holder, String name) {
    @Nullable Object value = holder instanceof Map<?, ?> map ? map.get(name) : null;
    return isScalar(value) ? String.valueOf(value) : "";
  }

  public static boolean isScalar(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }
}
