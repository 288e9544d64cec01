package io.keyward.azure.store.entity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The types of a table's properties (Table service data model, 2026-11-21), each as exact text.
 *
 * <p>Edm.Double is left out: nobody writes it here, and the emulator gives 3.0 back as a whole
 * number.
 */
public enum EdmType {
  STRING("Edm.String", String.class),
  INT32("Edm.Int32", Integer.class),
  INT64("Edm.Int64", Long.class),
  BOOLEAN("Edm.Boolean", Boolean.class),
  GUID("Edm.Guid", UUID.class),
  DATE("Edm.DateTime", OffsetDateTime.class),
  BINARY("Edm.Binary", byte[].class);

  private final String edm;
  private final Class<?> type;

  EdmType(String edm, Class<?> type) {
    this.edm = edm;
    this.type = type;
  }

  /** The type of a value; empty where a table cannot hold it. */
  public static Optional<EdmType> of(Object value) {
    return Arrays.stream(values()).filter(it -> it.type.isInstance(value)).findFirst();
  }

  public static Optional<EdmType> named(String edm) {
    return Arrays.stream(values()).filter(it -> it.edm.equals(edm)).findFirst();
  }

  public String edm() {
    return edm;
  }

  public static String write(Object value) {
    if (value instanceof OffsetDateTime date) {
      return date.toInstant().toString();
    }
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }

  /** The value; an IllegalArgumentException or a DateTimeException where the text is none. */
  public Object read(String text) {
    return switch (this) {
      case STRING -> text;
      case INT32 -> Integer.valueOf(text);
      case INT64 -> Long.valueOf(text);
      case BOOLEAN -> truth(text);
      case GUID -> UUID.fromString(text);
      case DATE -> Instant.parse(text).atOffset(ZoneOffset.UTC);
      case BINARY -> Base64.getDecoder().decode(text);
    };
  }

  private static Boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException("neither true nor false");
  }
}
