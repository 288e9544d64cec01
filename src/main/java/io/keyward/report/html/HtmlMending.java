package io.keyward.report.html;

import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.report.Evaluation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How each problem on the page is mended, told once for each rule. */
final class HtmlMending {
  private HtmlMending() {}

  static void write(Html html, Evaluation evaluation) {
    Set<String> wanted =
        evaluation.all().stream()
            .flatMap(assessment -> problems(assessment).stream())
            .collect(Collectors.toSet());
    if (wanted.isEmpty()) {
      return;
    }
    html.open("section", "id", "mending", "aria-labelledby", "mending-h");
    html.element("h2", "How to mend it", "id", "mending-h");
    Rules.all().stream()
        .filter(rule -> wanted.contains(rule.id()))
        .forEach(rule -> rule(html, rule));
    html.close("section");
  }

  private static List<String> problems(Assessment assessment) {
    return assessment.results().stream()
        .filter(result -> HtmlState.of(assessment, result).isProblem())
        .map(Result::rule)
        .toList();
  }

  private static void rule(Html html, RuleText rule) {
    html.open("details", "class", "rule", "id", "rule-" + rule.id()).open("summary");
    html.element("h3", rule.id()).element("span", rule.title(), "class", "brief");
    html.close("summary").open("div", "class", "body");
    html.element("p", rule.why()).element("p", rule.fix());
    if (!rule.portal().isEmpty()) {
      html.element("h4", "In the portal").open("ol");
      rule.portal().forEach(step -> html.element("li", step));
      html.close("ol");
    }
    code(html, "With the Azure CLI", rule.az());
    code(html, "As Bicep", rule.bicep());
    frameworks(html, rule.frameworks());
    html.close("div").close("details");
  }

  private static void code(Html html, String title, List<String> blocks) {
    if (!blocks.isEmpty()) {
      html.element("h4", title).open("pre", "tabindex", "0", "aria-label", title).open("code");
      html.lines(String.join("\n", blocks)).close("code").close("pre");
    }
  }

  private static void frameworks(Html html, List<RuleText.Framework> frameworks) {
    if (frameworks.isEmpty()) {
      return;
    }
    html.open("table").element("caption", "Evidence for").open("thead").open("tr");
    for (String head : List.of("Framework", "Version", "Controls", "Mapped on")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (RuleText.Framework it : frameworks) {
      html.open("tr").element("th", it.name(), "scope", "row").element("td", it.version());
      html.element("td", String.join(", ", it.controls())).element("td", it.mapped()).close("tr");
    }
    html.close("tbody").close("table");
  }
}
