package io.keyward.cli.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions by name in lower case.
 *
 * <p>Source: Azure Resource Manager, "ARM template functions", read 2026-11-21.
 */
final class Functions {
  /** They only pack their arguments, known or not. */
  private static final Set<String> PACKING = Set.of("createarray", "createobject", "array");

  private static final Map<String, Function> ALL = all();

  private Functions() {}

  private static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    all.putAll(TextFunctions.all());
    all.putAll(LogicFunctions.all());
    all.putAll(CollectionFunctions.all());
    all.putAll(DeploymentFunctions.all());
    all.putAll(IdFunctions.all());
    return Map.copyOf(all);
  }

  static @Nullable Function named(String name) {
    return ALL.get(name);
  }

  static boolean takesUnknown(String name) {
    return PACKING.contains(name);
  }
}
