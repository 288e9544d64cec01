package io.keyward.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds plain values from tokens. The streaming half of the library alone: its object mapper would
 * cost half of the start-up time. The parser bounds the depth, so recursion is safe.
 */
final class Reading {
  private final JsonParser parser;

  private Reading(JsonParser parser) {
    this.parser = parser;
  }

  /** The only value of the parser's text. */
  static @Nullable Object whole(JsonParser parser) throws IOException, BadJson {
    try (parser) {
      if (parser.nextToken() == null) {
        throw new BadJson("it is empty");
      }
      Object value = new Reading(parser).value();
      if (parser.nextToken() != null) {
        throw new BadJson("it goes on after its end");
      }
      return value;
    }
  }

  private @Nullable Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  private Map<String, @Nullable Object> object() throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value());
    }
    return members;
  }

  private List<@Nullable Object> list() throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return items;
  }
}
