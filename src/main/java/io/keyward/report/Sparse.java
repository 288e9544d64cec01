package io.keyward.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** An ordered JSON object in which what is empty is left out, as SARIF wants it. */
public final class Sparse {
  private final Map<String, Object> members = new LinkedHashMap<>();

  public Sparse text(String name, String value) {
    if (!value.isEmpty()) {
      members.put(name, value);
    }
    return this;
  }

  /** A list stays even where it is empty. */
  public Sparse list(String name, Collection<?> items) {
    members.put(name, items);
    return this;
  }

  public Sparse value(String name, Object value) {
    if (!Map.of().equals(value)) {
      members.put(name, value);
    }
    return this;
  }

  public Map<String, Object> map() {
    return members;
  }
}
