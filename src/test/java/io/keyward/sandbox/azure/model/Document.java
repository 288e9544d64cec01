package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** One stored body under its id; the body is never changed once it is stored. */
public record Document(String id, String type, ObjectNode body) {

  public static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  public String key() {
    return key(id);
  }

  public boolean isType(String other) {
    return type.equalsIgnoreCase(other);
  }

  public String name() {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** A copy that the caller may change. */
  public ObjectNode copy() {
    return body.deepCopy();
  }
}
