package io.keyward.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Map;

/** Reads the bytes of an answer as one JSON object, strictly and to a bounded depth. */
final class JsonBody {
  private static final int DEEPEST = 100;
  private static final ObjectReader READER = reader();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private JsonBody() {}

  private static ObjectReader reader() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    return new ObjectMapper(factory)
        .reader()
        .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** The object with every property as it was written. */
  static Map<String, Object> object(byte[] body) throws NotUnderstood {
    if (body.length == 0) {
      throw new NotUnderstood("the body is empty");
    }
    try {
      JsonNode node = READER.readTree(body);
      if (!node.isObject()) {
        throw new NotUnderstood("the body is not a JSON object");
      }
      return READER.forType(OBJECT).readValue(node);
    } catch (StreamConstraintsException beyond) {
      throw new NotUnderstood("the body is nested too deeply or has an oversized value");
    } catch (IOException broken) {
      throw new NotUnderstood("the body is not JSON");
    }
  }

  /** The answer has another form than its protocol promises; the message names no content. */
  static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String sentence) {
      super(sentence);
    }
  }
}
