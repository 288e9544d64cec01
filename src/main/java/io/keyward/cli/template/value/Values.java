package io.keyward.cli.template.value;

import io.keyward.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions that the functions ask of values. */
public final class Values {
  private Values() {}

  /** Whether nothing in it is unresolved or made up, however deep. */
  public static boolean isCertain(Object value, Budget budget) {
    return isResolved(value, budget) && !Opaque.in(String.valueOf(written(value)));
  }

  /** Whether nothing in it is unresolved, however deep. */
  public static boolean isResolved(Object value, Budget budget) {
    if (!budget.step() || value instanceof Unresolved || value instanceof Partial) {
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(part -> isResolved(Json.given(part), budget));
    }
    return !(value instanceof List<?> list)
        || list.stream().allMatch(part -> isResolved(Json.given(part), budget));
  }

  /** How a resolved value is written as text. */
  public static String written(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    return value instanceof Number
        ? String.valueOf(value)
        : JsonText.write(Json.plain(value, new Budget()));
  }

  public static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  public static Optional<Integer> index(List<Object> arguments, int at) {
    return arguments.size() > at && arguments.get(at) instanceof Number number
        ? Optional.of((int) Math.max(-1, Math.min(Integer.MAX_VALUE, number.longValue())))
        : Optional.empty();
  }

  /** Whether all arguments are texts, and there are that many. */
  public static boolean areTexts(List<Object> arguments, int count) {
    return arguments.size() == count && arguments.stream().allMatch(String.class::isInstance);
  }
}
