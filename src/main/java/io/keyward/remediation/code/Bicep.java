package io.keyward.remediation.code;

import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes calls as resources of Bicep; what Azure tells later becomes a parameter. */
public final class Bicep {
  private static final String LATER = "\\{\\{[A-Za-z0-9-]+}}";
  private static final String ACCESS = "/accessPolicies/";
  private static final String ASSIGNMENTS = "/providers/Microsoft.Authorization/roleAssignments/";
  private static final String VERSION = "?api-version=";

  private final List<String> lines = new ArrayList<>();
  private final TreeSet<String> parameters = new TreeSet<>();

  private Bicep() {}

  /** The resources that the calls of these steps make or change, each once. */
  public static String of(List<Step> steps) {
    Bicep bicep = new Bicep();
    Map<String, Map<String, @Nullable Object>> byUrl = new LinkedHashMap<>();
    steps.stream()
        .map(Step::change)
        .filter(change -> change.verb() != Change.Verb.DELETE && change.plane() == Plane.ARM)
        .forEach(
            change ->
                merge(
                    byUrl.computeIfAbsent(change.url(), it -> new LinkedHashMap<>()),
                    change.body()));
    byUrl.forEach((url, body) -> bicep.resource(url, body, byUrl));
    steps.stream()
        .filter(step -> step.change().plane() == Plane.KEY_VAULT)
        .forEach(step -> bicep.lines.add("// Not by Bicep but by Key Vault: " + step.title()));
    List<String> all = new ArrayList<>();
    bicep.parameters.forEach(name -> all.add("param " + name + " string"));
    all.addAll(bicep.lines);
    return String.join("\n", all) + (all.isEmpty() ? "" : "\n");
  }

  private static void merge(Map<String, @Nullable Object> into, Map<?, ?> more) {
    more.forEach(
        (name, value) -> {
          String key = String.valueOf(name);
          if (into.get(key) instanceof Map<?, ?> there && value instanceof Map<?, ?> part) {
            Map<String, @Nullable Object> both = new LinkedHashMap<>();
            merge(both, there);
            merge(both, part);
            into.put(key, both);
          } else {
            into.put(key, value);
          }
        });
  }

  /** One resource; a text {@code {{name}}} becomes a parameter. */
  public static String resource(String symbol, String type, Map<String, @Nullable Object> body) {
    Bicep bicep = new Bicep();
    String object = bicep.text(body, 0);
    List<String> all = new ArrayList<>();
    bicep.parameters.forEach(name -> all.add("param " + name + " string"));
    all.add("resource " + CodeText.symbol(symbol) + " '" + type + "' = " + object);
    return String.join("\n", all) + "\n";
  }

  private void resource(String url, Map<String, @Nullable Object> body, Map<String, ?> declared) {
    String id = id(url);
    int assignment = id.indexOf(ASSIGNMENTS);
    String scope = assignment < 0 ? "" : id.substring(0, assignment);
    if (!scope.isEmpty() && declared.keySet().stream().noneMatch(it -> id(it).equals(scope))) {
      String version = Api.version(ResourceKind.KEY);
      lines.add(
          "resource " + symbol(scope) + " '" + type(scope) + "@" + version + "' existing = {");
      lines.add("  name: " + name(scope));
      lines.add("}");
    }
    String version = url.substring(Math.min(url.length(), id.length() + VERSION.length()));
    lines.add("resource " + symbol(id) + " '" + type(id) + "@" + version + "' = {");
    if (scope.isEmpty()) {
      lines.add("  name: " + name(id));
    } else {
      Body properties = Body.of(body).at("properties");
      String principal = text(properties.text("principalId"), 0);
      lines.add("  name: guid(" + symbol(scope) + ".id, " + principal + ", 'keyward')");
      lines.add("  scope: " + symbol(scope));
    }
    body.forEach((key, value) -> lines.add("  " + property(key) + ": " + text(value, 2)));
    lines.add("}");
  }

  private static String id(String url) {
    int end = url.indexOf(VERSION);
    return end < 0 ? url : url.substring(0, end);
  }

  private static String type(String id) {
    return id.contains(ASSIGNMENTS)
        ? ResourceKind.ROLE_ASSIGNMENT.type()
        : ResourceId.parse(id)
            .map(ResourceId::type)
            .orElse("")
            .replaceFirst("[^A-Za-z./0-9].*", "");
  }

  /** Steady, and different for what is different. */
  private static String symbol(String id) {
    String[] parts = id.split("/");
    int start = id.contains(ASSIGNMENTS) ? parts.length - 5 : parts.length - 1;
    String last = parts[Math.max(0, start)];
    String before = parts[Math.max(0, start - 1)];
    return CodeText.symbol((id.contains(ASSIGNMENTS) ? "grant_" : before + "_") + last);
  }

  /** A nested name such as vault/key. */
  private static String name(String id) {
    String[] parts = id.substring(id.lastIndexOf("/providers/") + 1).split("/");
    List<String> names = new ArrayList<>();
    for (int i = 3; i < parts.length; i += 2) {
      names.add(parts[i]);
    }
    String joined =
        id.contains(ACCESS) ? parts[3] + "/" + parts[parts.length - 1] : String.join("/", names);
    return CodeText.bicep(joined);
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
    return text.matches(LATER) ? parameter(text) : CodeText.bicep(text);
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

  /** A property's name needs quotes unless it is an identifier; a parameter may stand in it. */
  private String property(String key) {
    if (key.matches(LATER)) {
      return "'${" + parameter(key) + "}'";
    }
    return key.matches("[A-Za-z_][A-Za-z0-9_]*") ? key : CodeText.bicep(key);
  }
}
