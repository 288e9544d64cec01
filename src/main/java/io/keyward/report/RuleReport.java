package io.keyward.report;

import io.keyward.compliance.RuleText;
import io.keyward.inventory.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue of rules, for people and for machines. */
public final class RuleReport {
  private RuleReport() {}

  /** The catalogue as a JSON document. */
  public static Map<String, @Nullable Object> document(List<RuleText> rules) {
    return new Document().list("rules", rules.stream().map(RuleReport::entry).toList()).map();
  }

  private static Map<String, @Nullable Object> entry(RuleText rule) {
    return new Document()
        .text("id", rule.id())
        .text("title", rule.title())
        .text("why", rule.why())
        .text("fix", rule.fix())
        .map();
  }

  /** The catalogue as a table. */
  public static List<String> lines(List<RuleText> rules, Style style) {
    List<TextTable.Row> rows =
        rules.stream()
            .map(rule -> new TextTable.Row(Style.Colour.BOLD, List.of(rule.id(), rule.title())))
            .toList();
    return new TextTable(List.of("RULE", "ASKS"), rows).lines(style);
  }

  /** One rule in full. */
  public static List<String> lines(RuleText rule, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(style.paint(Style.Colour.BOLD, rule.id()));
    for (String part :
        List.of(rule.title(), "Why: " + rule.why(), "How to mend it: " + rule.fix())) {
      lines.add("");
      lines.addAll(TextTable.wrap(part, style.width()));
    }
    return lines;
  }
}
