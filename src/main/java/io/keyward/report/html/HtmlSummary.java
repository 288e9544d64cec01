package io.keyward.report.html;

import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.report.Evaluation;
import io.keyward.report.EvaluationTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page says first: how many of each verdict, and which rules they break. */
final class HtmlSummary {
  private static final int WIDTH = 1000;

  private HtmlSummary() {}

  /** A vault that falls short is not passed over in the page's first words. */
  static String headline(Evaluation evaluation) {
    Map<Verdict, Integer> vaults = Evaluation.counts(evaluation.vaults());
    boolean bad = count(vaults, Verdict.NON_COMPLIANT) > 0;
    boolean many = bad || count(evaluation.counts(), Verdict.NON_COMPLIANT) > 1;
    int open = count(evaluation.counts(), Verdict.UNDETERMINED);
    return part("AI resource", evaluation.counts())
        + (bad ? " and " + part("vault", vaults) : "")
        + (many ? " fall short" : " falls short")
        + (open == 0 ? "" : ", " + open + " undetermined");
  }

  private static int count(Map<Verdict, Integer> counts, Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  private static String part(String what, Map<Verdict, Integer> counts) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int bad = count(counts, Verdict.NON_COMPLIANT);
    return (bad == 0 ? "None" : String.valueOf(bad))
        + " of "
        + all
        + " "
        + what
        + (all == 1 ? "" : "s");
  }

  static void write(Html html, Evaluation evaluation) {
    html.open("section", "class", "summary", "aria-labelledby", "summary-h");
    html.element("h2", "Summary", "id", "summary-h");
    chart(html, evaluation);
    findings(html, evaluation);
    html.element(
        "p",
        evaluation.others().size()
            + " other objects were recognised beside them, "
            + evaluation.skipped()
            + " of unknown type were passed over."
            + EvaluationTable.switchedOff(evaluation),
        "class",
        "facts");
    html.close("section");
  }

  private static void chart(Html html, Evaluation evaluation) {
    int all = evaluation.assessments().size();
    String words =
        present(evaluation).entrySet().stream()
            .map(it -> it.getValue() + " " + HtmlVerdict.words(it.getKey()))
            .collect(Collectors.joining(", "));
    html.open(
        "svg",
        "class",
        "chart",
        "viewBox",
        "0 0 1000 24",
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        "Of " + all + " AI resources: " + (words.isEmpty() ? "none" : words));
    int before = 0;
    for (Map.Entry<Verdict, Integer> it : present(evaluation).entrySet()) {
      int from = before * WIDTH / all;
      before += it.getValue();
      int width = before * WIDTH / all - from;
      html.open(
              "rect", "class", HtmlVerdict.style(it.getKey()), "x", "" + from, "width", "" + width)
          .close("rect");
    }
    html.close("svg");
    legend(html, evaluation);
  }

  private static void legend(Html html, Evaluation evaluation) {
    html.open("ul", "class", "legend");
    for (Map.Entry<Verdict, Integer> it : present(evaluation).entrySet()) {
      html.open("li", "class", "state " + HtmlVerdict.style(it.getKey()));
      HtmlState.sign(html, HtmlVerdict.style(it.getKey()));
      html.element("b", String.valueOf(it.getValue()))
          .markup(" ")
          .text(HtmlVerdict.words(it.getKey()))
          .close("li");
    }
    html.close("ul");
  }

  /** Which verdicts are shown: check boxes that the style sheet obeys, so no script is needed. */
  static void tools(Html html, Evaluation evaluation) {
    html.open("div", "class", "tools").open("fieldset", "class", "filter");
    html.element("legend", "Show");
    for (Map.Entry<Verdict, Integer> it : present(evaluation).entrySet()) {
      String style = HtmlVerdict.style(it.getKey());
      html.open("label", "class", "chip " + style);
      html.open("input", "type", "checkbox", "id", "show-" + style, "checked", "");
      HtmlState.sign(html, style);
      html.element("b", String.valueOf(it.getValue()))
          .markup(" ")
          .text(HtmlVerdict.words(it.getKey()))
          .close("label");
    }
    html.close("fieldset");
    html.open("div", "class", "search", "hidden", "")
        .element("label", "Find in all resources", "for", "find")
        .open("input", "type", "search", "id", "find", "autocomplete", "off")
        .element("button", "Open all", "type", "button", "id", "open-all")
        .element("button", "Close all", "type", "button", "id", "close-all")
        .element("p", "", "id", "hits", "role", "status")
        .close("div");
    html.close("div");
  }

  private static Map<Verdict, Integer> present(Evaluation evaluation) {
    Map<Verdict, Integer> present = new LinkedHashMap<>(evaluation.counts());
    present.values().removeIf(count -> count == 0);
    return present;
  }

  /** One row of the table of rules. */
  private record Row(String rule, Severity worst, long violated, long open) {}

  private static void findings(Html html, Evaluation evaluation) {
    List<Row> rows = rows(evaluation);
    if (rows.isEmpty()) {
      return;
    }
    html.open("table").element("caption", "What is violated or could not be decided");
    html.open("thead").open("tr");
    for (String head : List.of("Rule", "Worst severity", "Violated", "Undetermined")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (Row row : rows) {
      html.open("tr").open("th", "scope", "row");
      html.element("a", row.rule(), "href", "#rule-" + row.rule()).close("th");
      html.element("td", row.violated() == 0 ? "\u2013" : row.worst().word());
      html.element("td", String.valueOf(row.violated()), "class", "number");
      html.element("td", String.valueOf(row.open()), "class", "number").close("tr");
    }
    html.close("tbody").close("table");
  }

  private static List<Row> rows(Evaluation evaluation) {
    Map<String, List<Row>> byRule = new LinkedHashMap<>();
    for (Assessment assessment : evaluation.all()) {
      for (Result result : assessment.results()) {
        HtmlState state = HtmlState.of(assessment, result);
        if (state == HtmlState.BAD || state == HtmlState.OPEN) {
          boolean bad = state == HtmlState.BAD;
          Severity severity = bad ? result.severity() : Severity.INFORMATIONAL;
          byRule
              .computeIfAbsent(result.rule(), it -> new ArrayList<>())
              .add(new Row(result.rule(), severity, bad ? 1 : 0, bad ? 0 : 1));
        }
      }
    }
    return byRule.values().stream()
        .map(rows -> rows.stream().reduce(HtmlSummary::sum).orElseThrow())
        .sorted(
            Comparator.comparing(Row::worst)
                .thenComparing(Row::violated)
                .thenComparing(Row::open)
                .reversed())
        .toList();
  }

  private static Row sum(Row one, Row other) {
    Severity worst = one.worst().compareTo(other.worst()) > 0 ? one.worst() : other.worst();
    return new Row(one.rule(), worst, one.violated() + other.violated(), one.open() + other.open());
  }
}
