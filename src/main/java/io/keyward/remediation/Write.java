package io.keyward.remediation;

import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a body, what it changes and what must be so afterwards, by dotted paths. */
public final class Write {
  private final Map<String, @Nullable Object> body = new LinkedHashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();

  /** Sends a value that is compared afterwards. */
  public Write set(String path, String before, Object after) {
    return tell(path, before, after).expect(Expected.equal(path, String.valueOf(after)));
  }

  /** Sends the URI of a vault, which services give back with or without a slash at its end. */
  public Write uri(String path, String before, String after) {
    String bare = after.replaceFirst("(?<!/)/+$", "");
    return tell(path, before, after).expect(Expected.contains(path, bare));
  }

  /** Sends a value, to be compared in another way. */
  public Write tell(String path, String before, Object after) {
    boolean scalar = !(after instanceof Map<?, ?> || after instanceof List<?>);
    differences.add(
        new Difference(path, before, scalar ? String.valueOf(after) : JsonText.write(after)));
    return send(path, after);
  }

  /** Sends what is so already. */
  public Write send(String path, Object value) {
    Map<String, @Nullable Object> here = body;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      here = below(here, names[i]);
    }
    here.put(names[names.length - 1], value);
    return this;
  }

  @SuppressWarnings("unchecked") // only this class puts maps there
  private static Map<String, @Nullable Object> below(
      Map<String, @Nullable Object> here, String name) {
    if (!(here.get(name) instanceof Map<?, ?>)) {
      here.put(name, new LinkedHashMap<String, @Nullable Object>());
    }
    return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(here.get(name));
  }

  public Write expect(Expected value) {
    expected.add(value);
    return this;
  }

  public Map<String, @Nullable Object> body() {
    return body;
  }

  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  /** The goal, as a read of the same URL tells it. */
  public Goal goal(String url) {
    return goal(Plane.ARM, url);
  }

  public Goal goal(Plane plane, String url) {
    return new Goal.Holds(plane, url, expected);
  }

  /** Something that changes by the call itself, not by its body. */
  public void note(String path, String before, String after) {
    differences.add(new Difference(path, before, after));
  }
}
