package io.keyward.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The condition of an Azure Policy definition, evaluated over a body as ARM returns it: the part of
 * the language that infra/guardrails.json uses, as its documentation defines it (read 2026-11-21).
 * Texts are compared without case; what is negative is true of a field that is missing. Anything
 * else throws, so that a rule is never taken for less than it says.
 */
public final class PolicyRule {
  private static final Pattern PARAMETER = Pattern.compile("\\[parameters\\('(\\w+)'\\)]");
  private static final Pattern TAG =
      Pattern.compile("\\[concat\\('tags\\[', parameters\\('(\\w+)'\\), ']'\\)]");
  private static final Pattern ALIAS = Pattern.compile("(Microsoft\\.\\w+/\\w+)/(.+)");
  private static final List<String> OUTSIDE_PROPERTIES = List.of("sku.name");

  private final JsonNode condition;
  private final Map<String, JsonNode> parameters;

  /** The condition, with values for its parameters. */
  public PolicyRule(JsonNode condition, Map<String, JsonNode> parameters) {
    this.condition = condition;
    this.parameters = Map.copyOf(parameters);
  }

  /** Whether the rule matches, which is what its effect follows. */
  public boolean matches(JsonNode resource) {
    return matches(condition, resource);
  }

  private boolean matches(JsonNode part, JsonNode resource) {
    if (part.has("allOf")) {
      return all(part.get("allOf")).stream().allMatch(it -> matches(it, resource));
    }
    if (part.has("anyOf")) {
      return all(part.get("anyOf")).stream().anyMatch(it -> matches(it, resource));
    }
    if (part.has("not")) {
      return !matches(part.get("not"), resource);
    }
    String text = text(field(part.path("field").asText(), resource));
    return compares(part, text);
  }

  private boolean compares(JsonNode part, String text) {
    List<String> names = new ArrayList<>();
    part.fieldNames().forEachRemaining(names::add);
    names.remove("field");
    if (names.size() != 1) {
      throw new IllegalArgumentException("no single comparison: " + part);
    }
    JsonNode given = value(part.get(names.get(0)));
    return switch (names.get(0)) {
      case "equals" -> text.equalsIgnoreCase(given.asText());
      case "notEquals" -> !text.equalsIgnoreCase(given.asText());
      case "in" -> contains(given, text);
      case "notIn" -> !contains(given, text);
      case "exists" -> given.asBoolean() == !text.isEmpty();
      default -> throw new IllegalArgumentException("not known: " + names.get(0));
    };
  }

  private static boolean contains(JsonNode list, String text) {
    return all(list).stream().anyMatch(it -> it.asText().equalsIgnoreCase(text));
  }

  private JsonNode value(JsonNode written) {
    Matcher parameter = PARAMETER.matcher(written.asText(""));
    return parameter.matches() ? parameter(parameter.group(1)) : written;
  }

  private JsonNode parameter(String name) {
    JsonNode value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return value;
  }

  private JsonNode field(String name, JsonNode resource) {
    Matcher tag = TAG.matcher(name);
    if (tag.matches()) {
      return member(resource.path("tags"), parameter(tag.group(1)).asText());
    }
    Matcher alias = ALIAS.matcher(name);
    if (alias.matches()) {
      return below(alias.group(2), resource);
    }
    if (!List.of("type", "kind", "location", "name").contains(name)) {
      throw new IllegalArgumentException("no field " + name);
    }
    return resource.path(name);
  }

  private static JsonNode below(String path, JsonNode resource) {
    JsonNode place = OUTSIDE_PROPERTIES.contains(path) ? resource : resource.path("properties");
    for (String name : path.split("\\.")) {
      place = member(place, name);
    }
    return place;
  }

  private static JsonNode member(JsonNode object, String name) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String found = names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    return object.path(found);
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "" : value.asText();
  }

  private static List<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }
}
