package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and merges ARM bodies, whose property names compare without case. */
public final class Json {
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object that the text holds, empty when it holds anything else. */
  public static Optional<ObjectNode> parse(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  public static ObjectNode stored(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The node at a dotted path, ignoring case; a missing node when there is none. */
  public static JsonNode at(JsonNode node, String dotted) {
    JsonNode here = node;
    for (String name : List.of(dotted.split("\\.", -1))) {
      here = child(here, name);
    }
    return here;
  }

  private static JsonNode child(JsonNode node, String name) {
    JsonNode exact = node.path(name);
    return exact.isMissingNode() && node instanceof ObjectNode object
        ? fieldName(object, name).map(object::path).orElse(MissingNode.getInstance())
        : exact;
  }

  /** The text at a dotted path; empty for null, missing and "". */
  public static String text(JsonNode node, String dotted) {
    return at(node, dotted).asText("").strip();
  }

  public static boolean isTrue(JsonNode node, String dotted) {
    return "true".equalsIgnoreCase(text(node, dotted));
  }

  /** The object of that name, made when there is none. */
  public static ObjectNode child(ObjectNode parent, String name) {
    String actual = fieldName(parent, name).orElse(name);
    return parent.get(actual) instanceof ObjectNode object ? object : parent.putObject(actual);
  }

  private static Optional<String> fieldName(ObjectNode node, String name) {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String candidate = names.next();
      if (candidate.equalsIgnoreCase(name)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Merges a patch into a document: objects merge, null removes, anything else replaces. */
  public static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      String name = fieldName(target, field.getKey()).orElse(field.getKey());
      JsonNode value = field.getValue();
      if (value.isNull()) {
        target.remove(name);
      } else if (value instanceof ObjectNode objectValue && !name.equals("tags")) {
        merge(child(target, name), objectValue);
      } else {
        target.set(name, value.deepCopy());
      }
    }
  }
}
