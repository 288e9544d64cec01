package io.keyward.cli.template;

import io.keyward.cli.template.value.Budget;
import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Nothing;
import io.keyward.cli.template.value.Opaque;
import io.keyward.cli.template.value.Values;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** Truth, numbers and comparison. */
final class LogicFunctions {
  private LogicFunctions() {}

  static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.put("true", (a, e) -> true);
    all.put("false", (a, e) -> false);
    all.put("null", (a, e) -> Nothing.NULL);
    all.put("not", (a, e) -> only(a) instanceof Boolean truth ? !truth : Function.UNKNOWN);
    all.put("bool", (a, e) -> bool(only(a)));
    all.put("int", (a, e) -> integer(only(a)));
    all.put("json", (a, e) -> json(only(a)));
    all.put("equals", LogicFunctions::equal);
    all.put("less", (a, e) -> compared(a, order -> order < 0));
    all.put("lessorequals", (a, e) -> compared(a, order -> order <= 0));
    all.put("greater", (a, e) -> compared(a, order -> order > 0));
    all.put("greaterorequals", (a, e) -> compared(a, order -> order >= 0));
    all.put("add", (a, e) -> calculated(a, Long::sum));
    all.put("sub", (a, e) -> calculated(a, (x, y) -> x - y));
    all.put("mul", (a, e) -> calculated(a, (x, y) -> x * y));
    return all;
  }

  static Object only(List<Object> arguments) {
    return arguments.size() == 1 ? arguments.get(0) : Function.UNKNOWN;
  }

  private static Object bool(Object value) {
    if (value instanceof Number number) {
      return number.longValue() != 0;
    }
    String text = String.valueOf(value).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> Function.UNKNOWN;
    };
  }

  private static Object integer(Object value) {
    if (value instanceof Number) {
      return value;
    }
    boolean written = value instanceof String text && text.strip().matches("-?\\d{1,18}");
    return written ? (Object) Long.parseLong(String.valueOf(value).strip()) : Function.UNKNOWN;
  }

  private static Object json(Object value) {
    if (!(value instanceof String text) || Opaque.in(text)) {
      return Function.UNKNOWN;
    }
    try {
      return Json.given(JsonText.parse(text));
    } catch (BadJson e) {
      return Function.UNKNOWN;
    }
  }

  /** Made-up texts are equal to themselves; else nobody knows. */
  private static Object equal(List<Object> arguments, Evaluator evaluator) {
    if (arguments.size() != 2) {
      return Function.UNKNOWN;
    }
    Object left = arguments.get(0);
    Object right = arguments.get(1);
    Budget budget = evaluator.budget();
    if (!Values.isResolved(left, budget) || !Values.isResolved(right, budget)) {
      return Function.UNKNOWN;
    }
    if (same(left, right)) {
      return true;
    }
    boolean certain = Values.isCertain(left, budget) && Values.isCertain(right, budget);
    return certain ? (Object) false : Function.UNKNOWN;
  }

  static boolean same(Object left, Object right) {
    return (left instanceof Number a && right instanceof Number b)
        ? Double.compare(a.doubleValue(), b.doubleValue()) == 0
        : left.equals(right);
  }

  private static Object compared(List<Object> arguments, IntPredicate holds) {
    if (arguments.size() == 2
        && arguments.get(0) instanceof Number a
        && arguments.get(1) instanceof Number b) {
      return holds.test(Long.compare(a.longValue(), b.longValue()));
    }
    return Function.UNKNOWN;
  }

  private static Object calculated(
      List<Object> arguments, java.util.function.LongBinaryOperator operation) {
    return arguments.size() == 2
            && arguments.get(0) instanceof Number a
            && arguments.get(1) instanceof Number b
        ? (Object) operation.applyAsLong(a.longValue(), b.longValue())
        : Function.UNKNOWN;
  }
}
