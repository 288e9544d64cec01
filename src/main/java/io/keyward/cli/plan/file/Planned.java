package io.keyward.cli.plan.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resources that will be there once a plan is applied. */
public final class Planned {
  /** Modules may nest as deep as JSON is read; this ends what repeats itself. */
  private static final int DEEPEST = 60;

  private final Map<String, PlannedResource> resources = new LinkedHashMap<>();
  private final Map<String, List<PlannedResource>> byBlock = new HashMap<>();
  private final Map<String, Map<?, ?>> changes = new HashMap<>();
  private final Modules modules;

  private Planned(Map<?, ?> plan) {
    this.modules = new Modules(plan);
    for (Object change : Json.list(plan, "resource_changes")) {
      changes.put(Json.text(change, "address"), Json.object(change, "change"));
    }
    if (plan.get("planned_values") instanceof Map<?, ?> planned) {
      walk(Json.object(planned, "root_module"), 0);
    } else {
      Json.list(plan, "resource_changes").forEach(this::addChanged);
    }
  }

  public static Planned of(Map<?, ?> plan) {
    return new Planned(plan);
  }

  public List<PlannedResource> resources() {
    return List.copyOf(resources.values());
  }

  Modules modules() {
    return modules;
  }

  /** All instances of a resource in a module. */
  List<PlannedResource> instances(String module, String type, String name) {
    return byBlock.getOrDefault(block(module, type, name), List.of());
  }

  private void walk(Map<?, ?> module, int depth) {
    String address = Json.text(module, "address");
    Json.list(module, "resources")
        .forEach(resource -> add(address, resource, Json.object(resource, "values")));
    if (depth < DEEPEST) {
      Json.list(module, "child_modules").forEach(child -> walk(Json.object(child), depth + 1));
    }
  }

  /** Without planned values: what each change leaves behind. */
  private void addChanged(Object changed) {
    Map<?, ?> change = Json.object(changed, "change");
    if (change.get("after") instanceof Map<?, ?> after) {
      add(Json.text(changed, "module_address"), changed, after);
    }
  }

  private void add(String module, @Nullable Object entry, Map<?, ?> values) {
    String address = Json.text(entry, "address");
    if (Json.text(entry, "mode").equals("data") || isGone(address)) {
      return;
    }
    String type = Json.text(entry, "type");
    String name = Json.text(entry, "name");
    PlannedResource resource =
        new PlannedResource(
            module,
            address,
            type,
            name,
            Json.text(entry, "index"),
            values,
            Json.object(changes.get(address), "after_unknown"),
            modules.expressions(module, type, name));
    resources.put(address, resource);
    byBlock.computeIfAbsent(block(module, type, name), key -> new ArrayList<>()).add(resource);
  }

  private boolean isGone(String address) {
    List<?> actions = Json.list(changes.get(address), "actions");
    return actions.size() == 1
        && ("delete".equals(actions.get(0)) || "forget".equals(actions.get(0)));
  }

  private static String block(String module, String type, String name) {
    return module + ' ' + type + ' ' + name;
  }
}
