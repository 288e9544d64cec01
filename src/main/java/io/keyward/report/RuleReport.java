package io.keyward.report;

import io.keyward.compliance.assess.RuleText;
import io.keyward.inventory.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        .text("subject", rule.subject())
        .text("title", rule.title())
        .text("why", rule.why())
        .text("fix", rule.fix())
        .list("portal", rule.portal())
        .list("az", rule.az())
        .list("bicep", rule.bicep())
        .list("frameworks", rule.frameworks().stream().map(RuleReport::framework).toList())
        .map();
  }

  private static Map<String, @Nullable Object> framework(RuleText.Framework framework) {
    return new Document()
        .text("name", framework.name())
        .text("version", framework.version())
        .text("mapped", framework.mapped())
        .list("controls", framework.controls())
        .map();
  }

  /** The catalogue as a table. */
  public static List<String> lines(List<RuleText> rules, Style style) {
    List<TextTable.Row> rows =
        rules.stream()
            .map(
                rule ->
                    new TextTable.Row(
                        Style.Colour.BOLD, List.of(rule.id(), rule.subject(), rule.title())))
            .toList();
    return new TextTable(List.of("RULE", "JUDGES", "ASKS"), rows).lines(style);
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
    steps(lines, rule.portal(), style);
    commands(lines, "With the Azure CLI:", rule.az(), style);
    commands(lines, "As Bicep:", rule.bicep(), style);
    frameworks(lines, rule.frameworks(), style);
    return lines;
  }

  private static void steps(List<String> lines, List<String> steps, Style style) {
    head(lines, "In the portal:", steps, style);
    for (int i = 0; i < steps.size(); i++) {
      List<String> wrapped = TextTable.wrap((i + 1) + ". " + steps.get(i), style.width() - 5);
      lines.add("  " + wrapped.get(0));
      wrapped.stream().skip(1).forEach(more -> lines.add("     " + more));
    }
  }

  /** Commands stay on one line each, so that they can be copied. */
  private static void commands(
      List<String> lines, String title, List<String> commands, Style style) {
    head(lines, title, commands, style);
    commands.stream().flatMap(String::lines).forEach(line -> lines.add("  " + line));
  }

  private static void frameworks(
      List<String> lines, List<RuleText.Framework> frameworks, Style style) {
    head(lines, "Evidence for:", frameworks, style);
    frameworks.stream()
        .map(it -> it.title() + ": " + String.join(", ", it.controls()))
        .forEach(line -> lines.add("  " + line));
    String days =
        frameworks.stream()
            .map(RuleText.Framework::mapped)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!days.isEmpty()) {
      lines.add(style.paint(Style.Colour.FAINT, "  (mapped on " + days + ")"));
    }
  }

  private static void head(List<String> lines, String title, List<?> below, Style style) {
    if (!below.isEmpty()) {
      lines.add("");
      lines.add(style.paint(Style.Colour.BOLD, title));
    }
  }
}
