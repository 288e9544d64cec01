package io.keyward.cli;

import io.keyward.inventory.Body;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exported or compiled ARM template: its resources as bodies, nested ones and those of nested
 * deployments too. Expressions stay the text they are.
 */
final class Template {
  private static final String DEPLOYMENT = "Microsoft.Resources/deployments";

  private final List<Map<String, @Nullable Object>> bodies = new ArrayList<>();

  private Template() {}

  static boolean is(Map<?, ?> json) {
    Body body = Body.of(json);
    String schema = body.text("$schema").toLowerCase(Locale.ROOT);
    return schema.contains("deploymenttemplate.json")
        || (!body.text("contentVersion").isEmpty() && !body.at("resources").isEmpty());
  }

  static List<Map<String, @Nullable Object>> bodies(Map<?, ?> template) {
    Template reader = new Template();
    reader.collect(template, "", "");
    return reader.bodies;
  }

  /** Resources are a list, or an object of symbolic names in newer templates. */
  private void collect(Map<?, ?> holder, String type, String name) {
    Object resources = holder.get("resources");
    Collection<?> entries =
        resources instanceof Map<?, ?> symbolic
            ? symbolic.values()
            : resources instanceof List<?> list ? list : List.of();
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?> resource) {
        add(resource, type, name);
      }
    }
  }

  /** What a condition switches off, or what is only referred to, is not deployed. */
  private void add(Map<?, ?> resource, String parentType, String parentName) {
    Body body = Body.of(resource);
    if (body.isFalse("condition") || body.isTrue("existing")) {
      return;
    }
    Object template = inner(resource);
    if (body.says(DEPLOYMENT, "type") && template instanceof Map<?, ?> map) {
      collect(map, "", "");
      return;
    }
    String type = below(parentType, body.text("type"));
    String name = below(parentName, body.text("name"));
    Map<String, @Nullable Object> full = new LinkedHashMap<>();
    resource.forEach((key, value) -> full.put(String.valueOf(key), value));
    full.put("type", type);
    full.put("name", name);
    full.remove("resources");
    bodies.add(full);
    collect(resource, type, name);
  }

  private static @Nullable Object inner(Map<?, ?> deployment) {
    return deployment.get("properties") instanceof Map<?, ?> properties
        ? properties.get("template")
        : null;
  }

  private static String below(String parent, String own) {
    return parent.isEmpty() || own.isEmpty() ? own : parent + "/" + own;
  }
}
