package io.keyward.cli.template;

import io.keyward.cli.template.value.AccessPolicies;
import io.keyward.cli.template.value.Json;
import io.keyward.cli.template.value.Loop;
import io.keyward.cli.template.value.ParameterValues;
import io.keyward.cli.template.value.Place;
import io.keyward.inventory.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exported or compiled ARM template: its resources as bodies, nested ones and those of nested
 * deployments too. Expressions that only a deployment can work out stay the text they are.
 */
public final class Template {
  private final Registry registry = new Registry();

  private Template() {}

  /** Whether some JSON is a template. */
  public static boolean is(Map<?, ?> json) {
    Body body = Body.of(json);
    String schema = body.text("$schema").toLowerCase(Locale.ROOT);
    return schema.contains("deploymenttemplate.json")
        || (!body.text("contentVersion").isEmpty() && !body.at("resources").isEmpty());
  }

  /** The resources that a template declares, each as a body. */
  public static List<Map<String, @Nullable Object>> bodies(
      Map<?, ?> template, ParameterValues values) throws BadTemplate {
    return new Template().read(template, values);
  }

  private List<Map<String, @Nullable Object>> read(Map<?, ?> template, ParameterValues values)
      throws BadTemplate {
    Definitions definitions = new Definitions(template, values.byName());
    Scope scope = new Scope(definitions, place(template), new Symbols(), Loop.NONE, "");
    new Declarations(registry).collect(template, scope);
    List<Map<String, @Nullable Object>> bodies = new ArrayList<>();
    for (Declared declared : registry.all()) {
      if (!declared.existing() && declared.inner().isEmpty()) {
        bodies.add(body(declared));
      }
    }
    return AccessPolicies.joined(bodies);
  }

  /** A template for subscriptions or above has no resource group. */
  private static Place place(Map<?, ?> template) {
    String schema = Json.text(template, "$schema").toLowerCase(Locale.ROOT);
    return schema.contains("/deploymenttemplate.json") || schema.isEmpty()
        ? Place.UNKNOWN
        : Place.UNKNOWN.withGroup("");
  }

  private Map<String, @Nullable Object> body(Declared declared) {
    Map<String, @Nullable Object> written = new LinkedHashMap<>();
    declared.resource().forEach((key, value) -> written.put(String.valueOf(key), value));
    List.of("resources", "copy", "condition", "dependsOn", "existing").forEach(written::remove);
    Object value = new Evaluator(declared.scope(), registry).value(written);
    Map<String, @Nullable Object> body =
        Json.copy(Json.object(Json.plain(value, registry.budget())));
    body.put("type", declared.type());
    body.put("name", declared.name());
    Optional.of(declared.id()).filter(id -> !id.isEmpty()).ifPresent(id -> body.put("id", id));
    Facts.add(declared, body, registry);
    if (!declared.certain()) {
      Facts.doubt(declared, body);
    }
    return body;
  }
}
