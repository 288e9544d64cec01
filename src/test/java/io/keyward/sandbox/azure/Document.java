package io.keyward.sandbox.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** One stored body under its id; the body is never changed once it is stored. */
record Document(String id, String type, ObjectNode body) {

  static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  String key() {
    return key(id);
  }

  boolean isType(String other) {
    return type.equalsIgnoreCase(other);
  }

  String name() {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** A copy that the caller may change. */
  ObjectNode copy() {
    return body.deepCopy();
  }
}
