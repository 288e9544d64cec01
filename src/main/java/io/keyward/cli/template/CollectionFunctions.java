package io.keyward.cli.template;

import io.keyward.cli.template.value.Budget;
import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Nothing;
import io.keyward.cli.template.value.Opaque;
import io.keyward.cli.template.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists and objects, and what texts share with them: first, last, length, take. */
final class CollectionFunctions {
  private CollectionFunctions() {}

  static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.put("createarray", (a, e) -> a);
    all.put("createobject", (a, e) -> object(a));
    all.put("array", (a, e) -> a.size() == 1 && a.get(0) instanceof List<?> list ? list : a);
    all.put("union", (a, e) -> union(a, e.budget()));
    all.put("contains", CollectionFunctions::contains);
    all.put("empty", (a, e) -> empty(LogicFunctions.only(a)));
    all.put("length", (a, e) -> length(LogicFunctions.only(a)));
    all.put("first", (a, e) -> first(LogicFunctions.only(a)));
    all.put("last", (a, e) -> last(LogicFunctions.only(a)));
    all.put("take", (a, e) -> cut(a, true));
    all.put("skip", (a, e) -> cut(a, false));
    all.put("range", (a, e) -> range(a));
    return all;
  }

  private static Object object(List<Object> arguments) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      if (!(arguments.get(i) instanceof String name)) {
        return Function.UNKNOWN;
      }
      members.put(name, arguments.get(i + 1));
    }
    return arguments.size() % 2 == 0 ? members : Function.UNKNOWN;
  }

  /** Objects are merged in depth, lists without repeats. */
  private static Object union(List<Object> arguments, Budget budget) {
    if (!arguments.isEmpty() && arguments.stream().allMatch(Map.class::isInstance)) {
      Map<String, Object> merged = new LinkedHashMap<>();
      arguments.forEach(map -> merge(merged, (Map<?, ?>) map, budget));
      return merged;
    }
    boolean lists =
        !arguments.isEmpty()
            && arguments.stream().allMatch(List.class::isInstance)
            && Values.isCertain(arguments, budget);
    if (!lists) {
      return Function.UNKNOWN;
    }
    java.util.Set<Object> items = new java.util.LinkedHashSet<>();
    arguments.forEach(list -> ((List<?>) list).forEach(item -> items.add(Json.given(item))));
    return List.copyOf(items);
  }

  private static void merge(Map<String, Object> into, Map<?, ?> from, Budget budget) {
    from.forEach(
        (key, part) -> {
          String name = String.valueOf(key);
          Object old = into.get(name);
          if (budget.step() && old instanceof Map<?, ?> before && part instanceof Map<?, ?> after) {
            Map<String, Object> both = new LinkedHashMap<>();
            merge(both, before, budget);
            merge(both, after, budget);
            into.put(name, both);
          } else {
            into.put(name, Json.given(part));
          }
        });
  }

  private static Object contains(List<Object> arguments, Evaluator evaluator) {
    if (arguments.size() != 2) {
      return Function.UNKNOWN;
    }
    Object holder = arguments.get(0);
    Object wanted = arguments.get(1);
    if (!Values.isResolved(holder, evaluator.budget())) {
      return Function.UNKNOWN;
    }
    boolean found =
        holder instanceof List<?> list
            ? list.stream().anyMatch(item -> LogicFunctions.same(Json.given(item), wanted))
            : holder instanceof Map<?, ?>
                ? Json.member(holder, String.valueOf(wanted)).isPresent()
                : String.valueOf(holder).contains(String.valueOf(wanted));
    boolean certain =
        Values.isCertain(holder, evaluator.budget())
            && Values.isCertain(wanted, evaluator.budget());
    return found || certain ? (Object) found : Function.UNKNOWN;
  }

  private static Object empty(Object value) {
    if (value instanceof String text) {
      return Opaque.mayBeEmpty(text) ? Function.UNKNOWN : (Object) text.isEmpty();
    }
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    return value instanceof Map<?, ?> map
        ? (Object) map.isEmpty()
        : value == Nothing.NULL ? true : Function.UNKNOWN;
  }

  private static Object length(Object value) {
    if (value instanceof String text) {
      return Opaque.in(text) ? Function.UNKNOWN : (Object) (long) text.length();
    }
    if (value instanceof List<?> list) {
      return (long) list.size();
    }
    return value instanceof Map<?, ?> map ? (Object) (long) map.size() : Function.UNKNOWN;
  }

  private static Object first(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? "" : TextFunctions.part(text, 0, 1);
    }
    return value instanceof List<?> list && !list.isEmpty()
        ? Json.given(list.get(0))
        : Function.UNKNOWN;
  }

  private static Object last(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? "" : TextFunctions.part(text, text.length() - 1, text.length());
    }
    return value instanceof List<?> list && !list.isEmpty()
        ? Json.given(list.get(list.size() - 1))
        : Function.UNKNOWN;
  }

  private static Object cut(List<Object> arguments, boolean front) {
    int wanted = Math.max(0, Values.index(arguments, 1).orElse(-1));
    if (arguments.size() != 2 || !(arguments.get(1) instanceof Number)) {
      return Function.UNKNOWN;
    }
    if (arguments.get(0) instanceof String text) {
      int count = Math.min(wanted, text.length());
      return front
          ? TextFunctions.part(text, 0, count)
          : TextFunctions.part(text, count, text.length());
    }
    if (arguments.get(0) instanceof List<?> list) {
      int count = Math.min(wanted, list.size());
      return new ArrayList<>(front ? list.subList(0, count) : list.subList(count, list.size()));
    }
    return Function.UNKNOWN;
  }

  private static Object range(List<Object> arguments) {
    int count = Values.index(arguments, 1).orElse(-1);
    if (arguments.size() != 2
        || count < 0
        || count > Budget.LONGEST_LIST
        || !(arguments.get(0) instanceof Number start)) {
      return Function.UNKNOWN;
    }
    List<Object> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(start.longValue() + i);
    }
    return numbers;
  }
}
