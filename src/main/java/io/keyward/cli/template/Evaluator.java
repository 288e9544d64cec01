package io.keyward.cli.template;

import io.keyward.cli.template.expression.BadExpression;
import io.keyward.cli.template.expression.Expression;
import io.keyward.cli.template.expression.ExpressionParser;
import io.keyward.cli.template.value.Budget;
import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Partial;
import io.keyward.cli.template.value.Unresolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Works out what the texts, objects and lists of a template mean in a scope. */
final class Evaluator {
  private static final int LARGEST_COPY = 800;

  private final Scope scope;
  private final Registry registry;

  Evaluator(Scope scope, Registry registry) {
    this.scope = scope;
    this.registry = registry;
  }

  Scope scope() {
    return scope;
  }

  Registry registry() {
    return registry;
  }

  Budget budget() {
    return registry.budget();
  }

  Evaluator in(Scope other) {
    return new Evaluator(other, registry);
  }

  /** The value of any JSON. */
  Object value(Object json) {
    if (!budget().enter()) {
      return new Unresolved(json instanceof String text ? text : Json.TOO_LARGE);
    }
    Object value = entered(json);
    budget().leave();
    return value;
  }

  private Object entered(Object json) {
    if (json instanceof String text) {
      return text(text);
    }
    if (json instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      list.forEach(item -> values.add(value(Json.given(item))));
      return values;
    }
    return json instanceof Map<?, ?> map ? object(map) : json;
  }

  private Object object(Map<?, ?> map) {
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach(
        (key, part) -> {
          String name = String.valueOf(key);
          if (name.equalsIgnoreCase("copy") && part instanceof List<?> loops) {
            loops.forEach(loop -> addList(Json.object(loop), values));
          } else {
            values.put(key(name), value(Json.given(part)));
          }
        });
    return values;
  }

  private void addList(Map<?, ?> loop, Map<String, Object> values) {
    values.put(Json.text(loop, "name"), list(loop));
  }

  /** Names may be expressions too, such as the ids of identities. */
  private String key(String name) {
    return value(name) instanceof String text ? text : name;
  }

  /** The list that a property's or variable's loop makes. */
  Object list(Map<?, ?> loop) {
    String name = Json.text(loop, "name");
    Unresolved unknown = Unresolved.expression("copy('" + name + "')");
    Optional<Object> input = Json.member(loop, "input");
    Optional<Integer> count = count(loop);
    if (input.isEmpty() || count.isEmpty()) {
      return unknown;
    }
    List<Object> items = new ArrayList<>();
    for (int turn = 0; turn < count.get(); turn++) {
      items.add(in(scope.in(scope.loop().in(name, turn))).value(input.get()));
    }
    return items;
  }

  /** How often a loop runs; empty where that is not known or more than Azure does. */
  Optional<Integer> count(Map<?, ?> loop) {
    return Json.member(loop, "count")
        .map(this::value)
        .filter(Number.class::isInstance)
        .map(count -> ((Number) count).longValue())
        .filter(count -> count >= 0 && count <= LARGEST_COPY)
        .map(Long::intValue);
  }

  private Object text(String text) {
    if (!ExpressionParser.isExpression(text)) {
      return text;
    }
    try {
      Object value = value(ExpressionParser.parse(text));
      return value instanceof Unresolved || value instanceof Partial ? standIn(value, text) : value;
    } catch (BadExpression e) {
      return new Unresolved(text);
    }
  }

  /** What only leads elsewhere keeps that text, so that the same unknown reads the same. */
  private static Object standIn(Object value, String text) {
    return value instanceof Unresolved unresolved && unresolved.text().isEmpty()
        ? new Unresolved(text)
        : value;
  }

  private Object value(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    }
    String source =
        expression instanceof Expression.Call call
            ? call.source()
            : ((Expression.Member) expression).source();
    if (!budget().enter()) {
      return Unresolved.expression(source);
    }
    Object value =
        expression instanceof Expression.Call call
            ? call(call)
            : member((Expression.Member) expression);
    budget().leave();
    return value == Function.UNKNOWN ? Unresolved.expression(source) : value;
  }

  private Object call(Expression.Call call) {
    String name = call.name().toLowerCase(Locale.ROOT);
    Object chosen = Choice.of(name, call.arguments(), this::value);
    if (chosen != Choice.NONE) {
      return chosen;
    }
    Function function = Functions.named(name);
    List<Object> arguments = call.arguments().stream().map(this::value).toList();
    boolean unclear =
        arguments.stream().anyMatch(a -> a instanceof Unresolved || a instanceof Partial);
    if (function == null || (unclear && !Functions.takesUnknown(name))) {
      return Function.UNKNOWN;
    }
    Object result = function.apply(arguments, this);
    return withinLimits(result) ? result : Function.UNKNOWN;
  }

  private boolean withinLimits(Object result) {
    if (result instanceof String text) {
      return text.length() <= Budget.LONGEST_TEXT && budget().spend(text.length());
    }
    return !(result instanceof List<?> list)
        || (list.size() <= Budget.LONGEST_LIST && budget().spend(list.size()));
  }

  private Object member(Expression.Member member) {
    Object holder = value(member.of());
    Object key = value(member.key());
    if (holder instanceof Partial partial) {
      return Json.member(partial.known(), String.valueOf(key)).orElse(Function.UNKNOWN);
    }
    if (holder instanceof List<?> list && key instanceof Number number) {
      long index = number.longValue();
      return index >= 0 && index < list.size() ? list.get((int) index) : Function.UNKNOWN;
    }
    return key instanceof String name
        ? Json.member(holder, name).orElse(Function.UNKNOWN)
        : Function.UNKNOWN;
  }
}
