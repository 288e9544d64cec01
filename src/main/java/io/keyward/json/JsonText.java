package io.keyward.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON as maps, lists, strings, numbers, booleans and null. */
public final class JsonText {
  /** The deepest nesting that is read; ARM bodies stay below 30. */
  public static final int DEEPEST = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(200)
                          .maxStringLength(4_000_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /** The value in a text. */
  public static @Nullable Object parse(String text) throws BadJson {
    try {
      return value(MAPPER.readValue(text, Object.class), text.isBlank());
    } catch (JsonProcessingException e) {
      throw bad(e);
    }
  }

  /** The value in a stream of UTF-8, which is read to its end. */
  public static @Nullable Object parse(InputStream stream) throws BadJson {
    try {
      return MAPPER.readValue(stream, Object.class);
    } catch (JsonProcessingException e) {
      throw bad(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object in a text; refuses a list, a scalar and null. */
  public static Map<String, @Nullable Object> parseObject(String text) throws BadJson {
    return asObject(parse(text));
  }

  /** The value as an object; refuses everything else. */
  @SuppressWarnings("unchecked") // the JSON library only builds maps with text keys
  public static Map<String, @Nullable Object> asObject(@Nullable Object value) throws BadJson {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new BadJson("a JSON object was expected, this is " + kindOf(value));
  }

  /** The value as text on one line. */
  public static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a value that is no JSON was built", e);
    }
  }

  /** The value as indented text. */
  public static String writeIndented(@Nullable Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a value that is no JSON was built", e);
    }
  }

  private static @Nullable Object value(@Nullable Object value, boolean blank) throws BadJson {
    if (blank) {
      throw new BadJson("it is empty");
    }
    return value;
  }

  private static BadJson bad(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return new BadJson("it is nested deeper or longer than any answer of Azure");
    }
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new BadJson("it is not JSON" + where);
  }

  private static String kindOf(@Nullable Object value) {
    if (value instanceof List<?>) {
      return "a list";
    }
    return value == null ? "null" : "a single value";
  }
}
