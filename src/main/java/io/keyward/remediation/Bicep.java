package io.keyward.remediation;

import io.keyward.inventory.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes calls as resources of Bicep; what Azure tells later becomes a parameter. */
final class Bicep {
  private static final String ACCESS = "/accessPolicies/";

  private final List<String> lines = new ArrayList<>();
  private final TreeSet<String> parameters = new TreeSet<>();

  private Bicep() {}

  /** The resources that the calls of these steps make or change. */
  static String of(List<Step> steps) {
    Bicep bicep = new Bicep();
    steps.stream()
        .filter(step -> step.change().verb() != Change.Verb.DELETE)
        .forEach(bicep::resource);
    List<String> all = new ArrayList<>();
    bicep.parameters.forEach(name -> all.add("param " + name + " string"));
    all.addAll(bicep.lines);
    return String.join("\n", all) + (all.isEmpty() ? "" : "\n");
  }

  /** One resource; a text {@code {{name}}} becomes a parameter. */
  static String resource(String symbol, String type, Map<String, @Nullable Object> body) {
    Bicep bicep = new Bicep();
    String object = bicep.text(body, 0);
    List<String> all = new ArrayList<>();
    bicep.parameters.forEach(name -> all.add("param " + name + " string"));
    all.add("resource " + CodeText.symbol(symbol) + " '" + type + "' = " + object);
    return String.join("\n", all) + "\n";
  }

  private void resource(Step step) {
    String[] url = step.change().url().split("\\?api-version=", 2);
    String id = url[0];
    String type =
        ResourceId.parse(id.replace("{{assignment}}", "x")).map(ResourceId::type).orElse("");
    lines.add(
        "resource "
            + CodeText.symbol(step.id())
            + " '"
            + type
            + "@"
            + (url.length > 1 ? url[1] : "")
            + "' = {");
    lines.add("  name: " + name(id));
    if (id.contains("/roleAssignments/")) {
      lines.add(
          "  // scope: "
              + id.substring(
                  0,
                  id.toLowerCase(java.util.Locale.ROOT)
                      .lastIndexOf("/providers/microsoft.authorization/")));
    }
    step.change()
        .body()
        .forEach((key, value) -> lines.add("  " + property(key) + ": " + text(value, 2)));
    lines.add("}");
  }

  /** A nested name such as vault/key; an assignment is named after scope, principal and role. */
  private static String name(String id) {
    if (id.endsWith("{{assignment}}")) {
      return "guid("
          + CodeText.bicep(id.substring(0, id.indexOf("/providers/Microsoft.Auth")))
          + ")";
    }
    String tail = id.substring(id.lastIndexOf("/providers/") + 1);
    String[] parts = tail.split("/");
    List<String> names = new ArrayList<>();
    for (int i = 3; i < parts.length; i += 2) {
      names.add(parts[i]);
    }
    boolean policy = id.contains(ACCESS);
    return CodeText.bicep(
        policy ? parts[3] + "/" + parts[parts.length - 1] : String.join("/", names));
  }

  private String text(@Nullable Object value, int indent) {
    if (value instanceof Map<?, ?> map) {
      return object(map, indent);
    }
    if (value instanceof List<?> list) {
      return list(list, indent);
    }
    if (value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value == null) {
      return "null";
    }
    String text = String.valueOf(value);
    return text.matches("\\{\\{[A-Za-z0-9-]+}}") ? parameter(text) : CodeText.bicep(text);
  }

  private String parameter(String text) {
    String name = CodeText.symbol(text.substring(2, text.length() - 2));
    parameters.add(name);
    return name;
  }

  private String object(Map<?, ?> map, int indent) {
    if (map.isEmpty()) {
      return "{}";
    }
    String blanks = " ".repeat(indent);
    StringBuilder text = new StringBuilder("{\n");
    map.forEach(
        (key, value) ->
            text.append(blanks)
                .append("  ")
                .append(property(String.valueOf(key)))
                .append(": ")
                .append(text(value, indent + 2))
                .append('\n'));
    return text.append(blanks).append('}').toString();
  }

  private String list(List<?> list, int indent) {
    String blanks = " ".repeat(indent);
    StringBuilder text = new StringBuilder("[\n");
    list.forEach(
        item -> text.append(blanks).append("  ").append(text(item, indent + 2)).append('\n'));
    return list.isEmpty() ? "[]" : text.append(blanks).append(']').toString();
  }

  /** A property's name needs quotes unless it is an identifier. */
  private static String property(String key) {
    return key.matches("[A-Za-z_][A-Za-z0-9_]*") ? key : CodeText.bicep(key);
  }
}
