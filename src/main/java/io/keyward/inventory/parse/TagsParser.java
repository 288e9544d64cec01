package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tags of a resource; one that cannot be read is kept as such. */
final class TagsParser {
  private TagsParser() {}

  /** Tags that are an expression as a whole, or no object, are kept as one of that name. */
  static Map<String, String> tags(Body body) {
    Body given = body.at("tags").apart();
    Map<String, String> tags = new LinkedHashMap<>();
    if (!given.isEmpty() && !given.isObject()) {
      tags.put(value(given), value(given));
    }
    given.members().forEach((name, value) -> put(tags, name, value(value)));
    return tags;
  }

  private static String value(Body value) {
    boolean plain = value.isExpression() || !value.isUnclear();
    return plain ? value.text() : Body.UNREADABLE;
  }

  /**
   * Azure knows a name in one casing only; two that differ in their values are believed neither.
   */
  private static void put(Map<String, String> tags, String name, String value) {
    String known = tags.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    String before = tags.getOrDefault(known, value);
    tags.put(known, before.equalsIgnoreCase(value) ? before : Body.UNREADABLE);
  }
}
