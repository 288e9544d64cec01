package io.keyward.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain values as tokens. */
final class Writing {
  private Writing() {}

  static void value(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      object(out, map);
    } else if (value instanceof Iterable<?> items) {
      out.writeStartArray();
      for (Object item : items) {
        value(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Number number) {
      number(out, number);
    } else if (value instanceof CharSequence text) {
      out.writeString(text.toString());
    } else {
      throw new IllegalArgumentException("a value that is no JSON was built: " + value.getClass());
    }
  }

  private static void object(JsonGenerator out, Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.writeFieldName(String.valueOf(member.getKey()));
      value(out, member.getValue());
    }
    out.writeEndObject();
  }

  /** JSON has no infinity and no NaN; they are written as text. */
  private static void number(JsonGenerator out, Number number) throws IOException {
    if (number instanceof Double real && !Double.isFinite(real)) {
      out.writeString(number.toString());
    } else {
      out.writeNumber(number.toString());
    }
  }
}
