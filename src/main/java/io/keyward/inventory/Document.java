package io.keyward.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an ordered JSON object as plain maps; "" is written as null. */
public final class Document {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Adds a text, null where it is empty. */
  public Document text(String name, String value) {
    members.put(name, value.isEmpty() ? null : value);
    return this;
  }

  /** Adds a number, flag, list or object as it is. */
  public Document value(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds a list of objects. */
  public Document list(String name, List<?> items) {
    members.put(name, items);
    return this;
  }

  /** The object. */
  public Map<String, @Nullable Object> map() {
    return members;
  }
}
