package io.keyward.compliance.assess;

import io.keyward.compliance.table.Tables;
import io.keyward.inventory.Body;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The text of every rule, from {@code rules.yaml}. */
public final class RuleBook {
  private final Map<String, RuleText> texts = new LinkedHashMap<>();
  private final Map<String, Body> frameworks = new LinkedHashMap<>();
  private final String mapped;

  private RuleBook(Body file) {
    mapped = file.text("mapped");
    file.items("frameworks").forEach(it -> frameworks.put(it.text("id"), it));
    for (Body entry : file.items("rules")) {
      RuleText text = text(entry);
      texts.put(text.id(), text);
    }
  }

  private static final class Holder {
    private static final RuleBook SHIPPED = new RuleBook(Tables.read("rules.yaml"));
  }

  /** The book that ships with the rules. */
  public static RuleBook shipped() {
    return Holder.SHIPPED;
  }

  /** All texts, in the order of the book. */
  public List<RuleText> all() {
    return List.copyOf(texts.values());
  }

  /** The text of a rule that exists. */
  public RuleText of(String ruleId) {
    RuleText text = texts.get(ruleId);
    if (text == null) {
      throw new IllegalArgumentException("no text for the rule " + ruleId);
    }
    return text;
  }

  private RuleText text(Body entry) {
    return new RuleText(
        entry.text("id"),
        entry.text("subject"),
        entry.text("title"),
        entry.text("why"),
        entry.text("fix"),
        texts(entry, "portal"),
        texts(entry, "az"),
        texts(entry, "bicep"),
        frameworks.keySet().stream()
            .filter(id -> !entry.items("frameworks", id).isEmpty())
            .map(id -> framework(id, entry))
            .toList());
  }

  private RuleText.Framework framework(String id, Body entry) {
    Body framework = Objects.requireNonNull(frameworks.get(id));
    return new RuleText.Framework(
        framework.text("name"),
        framework.text("version"),
        mapped,
        entry.items("frameworks", id).stream().map(Body::text).toList());
  }

  private static List<String> texts(Body entry, String name) {
    return entry.items(name).stream().map(Body::text).toList();
  }
}
