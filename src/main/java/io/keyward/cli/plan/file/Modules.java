package io.keyward.cli.plan.file;

import java.util.Map;
import java.util.regex.Pattern;

/** The configuration of the modules of a plan. */
final class Modules {
  private static final Pattern INDEX = Pattern.compile("\\[(\\d+|\"(?:[^\"\\\\]|\\\\.)*\")]");
  private static final Pattern STEP = Pattern.compile("\\.?module\\.");

  private final Map<?, ?> root;

  Modules(Map<?, ?> plan) {
    this.root = Json.object(plan, "configuration", "root_module");
  }

  static String withoutIndexes(String address) {
    return INDEX.matcher(address).replaceAll("");
  }

  /** The module that calls this one; "" for the root. */
  static String parent(String module) {
    int last = module.lastIndexOf(".module.");
    return last < 0 ? "" : module.substring(0, last);
  }

  /** The configuration of the module with this address. */
  Map<?, ?> at(String module) {
    Map<?, ?> here = root;
    for (String name : steps(module)) {
      here = Json.object(here, "module_calls", name, "module");
    }
    return here;
  }

  /** How the module was called. */
  Map<?, ?> call(String module) {
    String[] steps = steps(module);
    return steps.length == 0
        ? Map.of()
        : Json.object(at(parent(module)), "module_calls", steps[steps.length - 1]);
  }

  /** The expressions of a resource's configuration. */
  Map<?, ?> expressions(String module, String type, String name) {
    for (Object resource : Json.list(at(module), "resources")) {
      if (Json.text(resource, "type").equals(type)
          && Json.text(resource, "name").equals(name)
          && !Json.text(resource, "mode").equals("data")) {
        return Json.object(resource, "expressions");
      }
    }
    return Map.of();
  }

  private static String[] steps(String module) {
    String plain = withoutIndexes(module);
    return plain.isEmpty() ? new String[0] : STEP.split(plain.replaceFirst("^module\\.", ""));
  }
}
