package io.keyward.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of an ARM body, read the way ARM means it: names without case and outer blanks; null,
 * missing, "" and an empty object or list the same; booleans also as 1, 0 and text.
 *
 * <p>All parts of one body share what was found in another JSON type than the reads take.
 */
public final class Body {
  /** Stands for a text that is there and cannot be read; read like an expression. */
  public static final String UNREADABLE = "[unreadable]";

  private static final Body NOTHING = of(null);

  private final @Nullable Object value;
  private final Misreads misreads;
  private final String name;
  private final @Nullable Body above;

  private Body(@Nullable Object value, Misreads misreads, String name, @Nullable Body above) {
    this.value = value;
    this.misreads = misreads;
    this.name = name;
    this.above = above;
  }

  /** A view on maps, lists, strings, numbers and booleans, as a JSON reader gives them. */
  public static Body of(@Nullable Object value) {
    return new Body(value, new Misreads(), "", null);
  }

  private Body below(String written, @Nullable Object part) {
    return new Body(part, misreads, written, this);
  }

  /** The part below these names. */
  public Body at(String... path) {
    Body here = this;
    for (String next : path) {
      here = here.member(next);
    }
    return here;
  }

  private Body member(String wanted) {
    if (!(value instanceof Map<?, ?> map)) {
      isOdd(!isEmpty());
      return NOTHING;
    }
    Body exact = below(wanted, map.get(wanted));
    return exact.isEmpty() ? anyCase(map, wanted) : exact;
  }

  /** The first that holds something; else an empty object, which at least is there. */
  private Body anyCase(Map<?, ?> map, String wanted) {
    Body found = NOTHING;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Body body = below(wanted, entry.getValue());
      boolean named = String.valueOf(entry.getKey()).strip().equalsIgnoreCase(wanted);
      if (named && !body.isEmpty()) {
        return body;
      }
      found = named && body.isObject() ? body : found;
    }
    return found;
  }

  /** Remembers, if so, that this is of another type than the read takes. */
  private boolean isOdd(boolean odd) {
    if (odd && isExpressionHere()) {
      misreads.expression(path());
    } else if (odd) {
      misreads.odd(path());
    }
    return odd;
  }

  /** Names from the outermost one, an item of a list by its place. */
  private String path() {
    String before = above == null ? "" : above.path();
    return before.isEmpty() || name.startsWith("[") ? before + name : before + "." + name;
  }

  /** The same part, whose reads are no concern of the whole body's. */
  public Body apart() {
    return new Body(value, new Misreads(), name, above);
  }

  /** Names that an object holds twice, in other letters and with other values; not of tags. */
  private void twice() {
    if (value instanceof List<?>) {
      items().forEach(Body::twice);
      return;
    }
    Map<String, Body> seen = new HashMap<>();
    (isObject() ? members() : Map.<String, Body>of())
        .forEach(
            (written, part) -> {
              Body before = seen.putIfAbsent(written.strip().toLowerCase(Locale.ROOT), part);
              part.isOdd(before != null && contradict(before, part));
              if (!written.equalsIgnoreCase("tags")) {
                part.twice();
              }
            });
  }

  private static boolean contradict(Body one, Body other) {
    return !one.isEmpty() && !other.isEmpty() && !Objects.equals(one.value, other.value);
  }

  /**
   * Where something stands that was read and is of another JSON type than Azure writes there, or is
   * said twice and differently.
   */
  public List<String> misread() {
    twice();
    return misreads.paths();
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

  private boolean isScalar() {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  /** The text below the path without outer blanks; "" where there is none or it is no scalar. */
  public String text(String... path) {
    Body found = at(path);
    boolean odd = found.isOdd(!found.isEmpty() && !found.isScalar());
    return found.isEmpty() || odd ? "" : found.scalar();
  }

  private String scalar() {
    return isScalar() ? String.valueOf(value).strip() : "";
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
   * Who asks deals with an expression.
   */
  public boolean isUnclear(String... path) {
    Body here = this;
    for (String next : path) {
      if (here.isExpression() || here.isOdd(!here.isEmpty() && !here.isObject())) {
        return true;
      }
      here = here.member(next);
    }
    return here.isExpression() || here.isOdd(!here.isEmpty() && !here.isScalar());
  }

  /** Whether an expression stands here, in place of whatever it will be; who asks deals with it. */
  public boolean isExpression() {
    boolean expression = isExpressionHere();
    if (expression) {
      misreads.dealtWith(path());
    }
    return expression;
  }

  private boolean isExpressionHere() {
    return isExpression(scalar());
  }

  /**
   * Whether a text is an expression that only a deployment can work out, {@code [known after
   * apply]} of a plan too; {@code [[} begins a plain text.
   */
  public static boolean isExpression(String text) {
    return text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
  }

  /** The text below the path, or the expression that stands for it or for an object above it. */
  public Optional<String> givenOrExpression(String... path) {
    Body here = this;
    for (String next : path) {
      if (here.isExpression()) {
        return Optional.of(here.text());
      }
      here = here.member(next);
    }
    return here.given();
  }

  /** The text below the path, whatever stands there: {@link #UNREADABLE} for what is no text. */
  public String anyText(String... path) {
    return isUnclear(path) ? givenOrExpression(path).orElse(UNREADABLE) : text(path);
  }

  /** The items of the list below the path; empty where there is none. */
  public List<Body> items(String... path) {
    Body found = at(path);
    List<Body> items = new ArrayList<>();
    if (found.value instanceof List<?> list) {
      list.forEach(item -> items.add(found.below("[" + items.size() + "]", item)));
    } else {
      found.isOdd(!found.isEmpty());
    }
    return items;
  }

  /**
   * The texts of the list below the path; a single text is a list of one, and so is an expression
   * that stands for the list or for an object above it.
   */
  public List<String> texts(String... path) {
    return at(path).value instanceof List<?>
        ? items(path).stream().map(Body::text).toList()
        : givenOrExpression(path).stream().toList();
  }

  /** The members of the object below the path by their written names; empty where there is none. */
  public Map<String, Body> members(String... path) {
    Body found = at(path);
    Map<String, Body> members = new LinkedHashMap<>();
    if (found.value instanceof Map<?, ?> map) {
      map.forEach(
          (written, part) ->
              members.put(String.valueOf(written), found.below(String.valueOf(written), part)));
    } else {
      found.isOdd(!found.isEmpty());
    }
    return members;
  }

  /** This object as it was given; empty where it is none. */
  public Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((written, part) -> members.put(String.valueOf(written), part));
    }
    return members;
  }
}
