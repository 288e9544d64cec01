package io.keyward.report;

import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/rules.md and docs/services.md from the rules, their texts and their examples. */
final class RuleCatalogue {
  static final String COMMAND =
      "mvn -q test-compile exec:java -Dexec.classpathScope=test"
          + " -Dexec.mainClass=io.keyward.report.RuleCatalogue";
  private static final Path EXAMPLES = Path.of("src/test/resources/rules");
  private static final String MADE = "<!-- Generated; write it anew with: " + COMMAND + " -->\n\n";

  private final StringBuilder text = new StringBuilder(MADE);

  /** By example, the rule that showed it first. */
  private final Map<String, String> shown = new HashMap<>();

  private RuleCatalogue() {}

  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<Path, String> file : files().entrySet()) {
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  static Map<Path, String> files() throws IOException {
    return Map.of(Path.of("docs/rules.md"), rules(), Path.of("docs/services.md"), services());
  }

  private static String rules() throws IOException {
    RuleCatalogue page = new RuleCatalogue();
    page.line("# Rules");
    page.line(
        "What Keyward checks, why, how to mend a violation, and which controls a rule is evidence"
            + " for. `keyward rules ID` shows the same without the examples. What each service"
            + " asks of a key is in [services.md](services.md).");
    page.text.append("| rule | judges | asks |\n|---|---|---|\n");
    for (RuleText rule : Rules.all()) {
      page.row("[`" + rule.id() + "`](#" + rule.id() + ")", rule.subject(), rule.title());
    }
    page.text.append('\n');
    for (RuleText rule : Rules.all()) {
      page.rule(rule);
    }
    return page.text.toString().stripTrailing() + "\n";
  }

  private void rule(RuleText rule) throws IOException {
    line("## " + rule.id());
    line("**" + rule.title() + "**");
    line("Why: " + rule.why());
    line("How to mend it: " + rule.fix());
    if (!rule.portal().isEmpty()) {
      line("In the portal:");
      rule.portal().forEach(step -> text.append("1. ").append(step).append('\n'));
      text.append('\n');
    }
    code("sh", rule.az());
    code("bicep", rule.bicep());
    if (!rule.frameworks().isEmpty()) {
      text.append("| evidence for | version | controls | mapped on |\n|---|---|---|---|\n");
      rule.frameworks()
          .forEach(
              it -> row(it.name(), it.version(), String.join(", ", it.controls()), it.mapped()));
      text.append('\n');
    }
    examples(rule.id());
  }

  private void examples(String rule) throws IOException {
    List<String> sound = Files.readAllLines(EXAMPLES.resolve(rule).resolve("compliant.json"));
    List<String> broken = Files.readAllLines(EXAMPLES.resolve(rule).resolve("violating.json"));
    line("What breaks it:");
    code("diff", List.of(String.join("\n", LineDiff.of(sound, broken))));
    String first = shown.putIfAbsent(String.join("\n", sound), rule);
    if (first == null) {
      line("<details><summary>The compliant example in full</summary>");
      code("json", List.of(String.join("\n", sound)));
      line("</details>");
    } else {
      line("The compliant example is that of [" + first + "](#" + first + ").");
    }
  }

  private static String services() {
    RuleCatalogue page = new RuleCatalogue();
    Services services = Services.shipped();
    page.line("# What each service asks of a key");
    page.line(
        "As of "
            + services.asOf()
            + ". `unsure`: no source tells, or equally good sources"
            + " contradict each other; then only the strictest reading passes. `keyward rules"
            + " --services` shows the same.");
    for (Service service : services.rows()) {
      page.line("## " + service.name());
      page.line(
          service.types().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "))
              + (service.kinds().isEmpty() ? "" : ", kinds " + String.join(", ", service.kinds()))
              + (service.mode().isEmpty() ? "" : ", " + service.mode()));
      page.text.append("| what | answer | source |\n|---|---|---|\n");
      for (Column column : Column.values()) {
        Service.Cell cell = service.cell(column);
        page.row(ServiceReport.heading(column), String.join(", ", cell.values()), cell.source());
      }
      page.text.append('\n');
    }
    return page.text.toString().stripTrailing() + "\n";
  }

  private void line(String line) {
    text.append(line).append("\n\n");
  }

  private void row(String... cells) {
    text.append("| ").append(String.join(" | ", List.of(cells)).replace("\n", " ")).append(" |\n");
  }

  private void code(String language, List<String> blocks) {
    if (!blocks.isEmpty()) {
      text.append("```").append(language).append('\n');
      blocks.forEach(block -> text.append(block).append('\n'));
      text.append("```\n\n");
    }
  }
}
