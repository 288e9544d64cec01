package io.keyward.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of an ARM body, read the way ARM means it: names without case and outer blanks; null,
 * missing, "" and an empty object the same; booleans also as 1, 0 and text.
 */
public final class Body {
  private static final Body NOTHING = new Body(null);

  private final @Nullable Object value;

  private Body(@Nullable Object value) {
    this.value = value;
  }

  /** A view on maps, lists, strings, numbers and booleans, as a JSON reader gives them. */
  public static Body of(@Nullable Object value) {
    return new Body(value);
  }

  /** The part below these names. */
  public Body at(String... path) {
    Body here = this;
    for (String name : path) {
      here = here.member(name);
    }
    return here;
  }

  private Body member(String name) {
    if (!(value instanceof Map<?, ?> map)) {
      return NOTHING;
    }
    Body exact = new Body(map.get(name));
    return exact.isEmpty() ? anyCase(map, name) : exact;
  }

  /** The first that holds something; else an empty object, which at least is there. */
  private static Body anyCase(Map<?, ?> map, String name) {
    Body found = NOTHING;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Body body = new Body(entry.getValue());
      boolean named = String.valueOf(entry.getKey()).strip().equalsIgnoreCase(name);
      if (named && !body.isEmpty()) {
        return body;
      }
      found = named && body.isObject() ? body : found;
    }
    return found;
  }

  /**
   * Whether there is nothing here: missing, null, blank text, or an object or list without content.
   */
  public boolean isEmpty() {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  /** Whether this is an object, an empty one too. */
  public boolean isObject() {
    return value instanceof Map<?, ?>;
  }

  /** The text below the path without outer blanks; "" where there is none or it is no scalar. */
  public String text(String... path) {
    Object found = at(path).value;
    boolean scalar = found instanceof String || found instanceof Number || found instanceof Boolean;
    return scalar ? String.valueOf(found).strip() : "";
  }

  /** The text below the path, empty where there is none. */
  public Optional<String> given(String... path) {
    return Optional.of(text(path)).filter(text -> !text.isEmpty());
  }

  /** Whether the text below the path is this one, ignoring case. */
  public boolean says(String expected, String... path) {
    return text(path).equalsIgnoreCase(expected);
  }

  /** True only for true, "true", 1 and "1". */
  public boolean isTrue(String... path) {
    String text = text(path);
    return text.equalsIgnoreCase("true") || text.equals("1") || text.equals("1.0");
  }

  /** True only for an explicit false or 0. */
  public boolean isFalse(String... path) {
    String text = text(path);
    return text.equalsIgnoreCase("false") || text.equals("0") || text.equals("0.0");
  }

  /**
   * Whether something stands on this path that cannot be read for what it will be: a template's
   * {@code [expression]}, a list or scalar in place of an object, an object in place of a scalar.
   */
  public boolean isUnclear(String... path) {
    Body here = this;
    for (String name : path) {
      if (!here.isEmpty() && !here.isObject()) {
        return true;
      }
      here = here.member(name);
    }
    return !here.isEmpty() && (here.text().isEmpty() || here.isExpression());
  }

  private boolean isExpression() {
    return isExpression(text());
  }

  /**
   * Whether a text is an expression that only a deployment can work out, {@code [known after
   * apply]} of a plan too; {@code [[} begins a plain text.
   */
  public static boolean isExpression(String text) {
    return text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
  }

  /** The text below the path, or the expression that stands for it or for an object above it. */
  Optional<String> givenOrExpression(String... path) {
    Body here = this;
    for (String name : path) {
      if (here.isExpression()) {
        return Optional.of(here.text());
      }
      here = here.member(name);
    }
    return here.given();
  }

  /** The items of the list below the path; empty where there is none. */
  public List<Body> items(String... path) {
    List<Body> items = new ArrayList<>();
    if (at(path).value instanceof List<?> list) {
      list.forEach(item -> items.add(new Body(item)));
    }
    return items;
  }

  /** The members of the object below the path by their written names; empty where there is none. */
  public Map<String, Body> members(String... path) {
    Map<String, Body> members = new LinkedHashMap<>();
    if (at(path).value instanceof Map<?, ?> map) {
      map.forEach((name, part) -> members.put(String.valueOf(name), new Body(part)));
    }
    return members;
  }

  /** This object as it was given; empty where it is none. */
  public Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, part) -> members.put(String.valueOf(name), part));
    }
    return members;
  }
}
