package io.keyward.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON as maps, lists, strings, numbers, booleans and null. */
public final class JsonText {
  /** The deepest nesting that is read; ARM bodies stay below 30. */
  public static final int DEEPEST = 100;

  private static final JsonFactory FACTORY = factory(false);

  private static final JsonFactory STRICT = factory(true);

  private static final PlainEscapes PLAIN = new PlainEscapes();

  private JsonText() {}

  private static JsonFactory factory(boolean namesOnce) {
    return JsonFactory.builder()
        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, namesOnce)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(200)
                .maxStringLength(4_000_000)
                .build())
        .build();
  }

  /** The value in a text. */
  public static @Nullable Object parse(String text) throws BadJson {
    return read(() -> FACTORY.createParser(text));
  }

  /** The value in a text in which no object names a member twice. */
  public static @Nullable Object parseStrictly(String text) throws BadJson {
    return read(() -> STRICT.createParser(text));
  }

  /** The value in the bytes of a file: UTF-8, or UTF-16 and UTF-32 as their first bytes tell. */
  public static @Nullable Object parse(byte[] bytes) throws BadJson {
    return read(() -> FACTORY.createParser(bytes));
  }

  private interface Source {
    JsonParser open() throws IOException;
  }

  private static @Nullable Object read(Source source) throws BadJson {
    try {
      return Reading.whole(source.open());
    } catch (JsonProcessingException e) {
      throw bad(e);
    } catch (IOException e) {
      throw new BadJson("it is not text that JSON could be written in");
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
    return written(value, false);
  }

  /** The value as indented text. */
  public static String writeIndented(@Nullable Object value) {
    return written(value, true);
  }

  /** Writes the value as indented text; lists that make their items when asked are never held. */
  public static void writeIndented(@Nullable Object value, Writer to) {
    write(value, true, to);
  }

  private static String written(@Nullable Object value, boolean indented) {
    StringWriter text = new StringWriter();
    write(value, indented, text);
    return text.toString();
  }

  private static void write(@Nullable Object value, boolean indented, Writer to) {
    try (JsonGenerator out = FACTORY.createGenerator(to)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (indented) {
        out.setPrettyPrinter(new DefaultPrettyPrinter());
        out.setCharacterEscapes(PLAIN);
      }
      Writing.value(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException("the JSON could not be written", e);
    }
  }

  private static BadJson bad(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return new BadJson("it is nested deeper or longer than any answer of Azure");
    }
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
    return new BadJson((twice ? "it names a member twice" : "it is not JSON") + where);
  }

  private static String kindOf(@Nullable Object value) {
    if (value instanceof List<?>) {
      return "a list";
    }
    return value == null ? "null" : "a single value";
  }
}
