package io.keyward.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Keyward's own policy definitions, as they are deployed. */
public final class Guardrails {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode FILE = read();

  private Guardrails() {}

  private static JsonNode read() {
    try {
      return JSON.readTree(Path.of("infra", "guardrails.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole file. */
  public static JsonNode file() {
    return FILE;
  }

  /** All definitions, as they are written. */
  public static List<JsonNode> definitions() {
    return StreamSupport.stream(FILE.get("definitions").spliterator(), false).toList();
  }

  /** The default values of all parameters. */
  public static Map<String, JsonNode> defaults() {
    Map<String, JsonNode> defaults = new HashMap<>();
    FILE.get("parameters")
        .fields()
        .forEachRemaining(it -> defaults.put(it.getKey(), it.getValue().get("defaultValue")));
    return defaults;
  }

  /** The names of the definitions for a rule that flag a resource. */
  public static List<String> flagging(String rule, JsonNode resource) {
    return definitions().stream()
        .filter(it -> it.get("rule").asText().equals(rule))
        .filter(it -> new PolicyRule(it.get("if"), defaults()).matches(resource))
        .map(it -> it.get("name").asText())
        .toList();
  }
}
