package io.keyward.cli.template.value;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The values of an ARM parameters file.
 *
 * @param byName by the parameter's name in lower case; one that stands in a vault is unresolved
 */
public record ParameterValues(Map<String, Supplier<Object>> byName) {
  /** No values: each parameter has its default or none. */
  public static final ParameterValues NONE = new ParameterValues(Map.of());

  /** Copies the map. */
  public ParameterValues {
    byName = Map.copyOf(byName);
  }

  /** The values in a parameters file; empty where the JSON is no such file. */
  public static Optional<ParameterValues> of(Object json) {
    Optional<Object> parameters = Json.member(json, "parameters");
    if (parameters.isEmpty() || !(parameters.get() instanceof Map<?, ?> given)) {
      return Optional.empty();
    }
    Map<String, Supplier<Object>> byName = new HashMap<>();
    for (Map.Entry<?, ?> entry : given.entrySet()) {
      boolean held = Json.member(entry.getValue(), "reference").isPresent();
      Optional<Object> value = Json.member(entry.getValue(), "value");
      if (!held && value.isEmpty()) {
        return Optional.empty();
      }
      String name = String.valueOf(entry.getKey());
      Object known = value.orElse(Unresolved.expression("parameters('" + name + "')"));
      byName.put(name.toLowerCase(Locale.ROOT), () -> known);
    }
    return Optional.of(new ParameterValues(byName));
  }
}
