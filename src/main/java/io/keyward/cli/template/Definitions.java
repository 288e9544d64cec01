package io.keyward.cli.template;

import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Opaque;
import io.keyward.cli.template.value.Unresolved;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The parameters and variables of one template, each worked out once, when it is asked for. */
final class Definitions {
  private final Map<?, ?> template;
  private final Map<String, Supplier<Object>> given;
  private final Map<String, Object> known = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  /**
   * Of a template with the values given for its parameters.
   *
   * @param given by the parameter's name in lower case
   */
  Definitions(Map<?, ?> template, Map<String, Supplier<Object>> given) {
    this.template = template;
    this.given = Map.copyOf(given);
  }

  /** A parameter's value: the given one, else its default. */
  Object parameter(String name, Evaluator evaluator) {
    Unresolved unknown = Unresolved.expression("parameters('" + name + "')");
    return once("parameters", name, unknown, () -> given(name, unknown, evaluator));
  }

  private Object given(String name, Unresolved unknown, Evaluator evaluator) {
    Map<?, ?> declared = Json.object(template.get("parameters"), name);
    String type = Json.text(declared, "type").toLowerCase(Locale.ROOT);
    if (type.equals("securestring")) {
      return Opaque.secure(name);
    }
    if (type.equals("secureobject")) {
      return unknown;
    }
    Supplier<Object> value = given.get(name.toLowerCase(Locale.ROOT));
    return value != null
        ? value.get()
        : Json.member(declared, "defaultValue").map(evaluator::value).orElse(unknown);
  }

  /** A variable's value; a list that a loop makes too. */
  Object variable(String name, Evaluator evaluator) {
    Unresolved unknown = Unresolved.expression("variables('" + name + "')");
    Object variables = Json.given(template.get("variables"));
    return once(
        "variables",
        name,
        unknown,
        () ->
            Json.member(variables, name)
                .map(evaluator::value)
                .or(() -> looped(variables, name).map(evaluator::list))
                .orElse(unknown));
  }

  private static Optional<Map<?, ?>> looped(Object variables, String name) {
    return Json.member(variables, "copy")
        .filter(v -> v instanceof List<?>)
        .flatMap(
            loops ->
                ((List<?>) loops)
                    .stream()
                        .<Map<?, ?>>map(Json::object)
                        .filter(loop -> Json.text(loop, "name").equalsIgnoreCase(name))
                        .findFirst());
  }

  /** A value that needs itself cannot be resolved. */
  private Object once(String family, String name, Unresolved unknown, Supplier<Object> work) {
    String key = family + ' ' + name.toLowerCase(Locale.ROOT);
    Object done = known.get(key);
    if (done != null) {
      return done;
    }
    if (!underWay.add(key)) {
      return unknown;
    }
    Object value = work.get();
    underWay.remove(key);
    known.put(key, value);
    return value;
  }
}
