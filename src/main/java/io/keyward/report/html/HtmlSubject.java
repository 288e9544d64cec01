package io.keyward.report.html;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One judged resource or vault: a line that opens to its chain and outcomes. */
record HtmlSubject(Html html, Assessment assessment, String file) {

  void write(String id, boolean opened) {
    String style = HtmlVerdict.style(assessment.verdict());
    html.markup("\n");
    if (opened) {
      html.open("details", "class", "subject " + style, "id", id, "open", "");
    } else {
      html.open("details", "class", "subject " + style, "id", id);
    }
    line();
    html.open("div", "class", "body");
    facts();
    if (assessment.resource().kind().isAi()) {
      HtmlChain.write(html, assessment);
    }
    outcomes();
    html.close("div").close("details");
  }

  private void line() {
    Resource resource = assessment.resource();
    html.open("summary");
    HtmlVerdict.write(html, assessment.verdict());
    html.open("h3").open("bdi").text(resource.name()).close("bdi").close("h3");
    String type = resource.kind().type().substring(resource.kind().type().lastIndexOf('/') + 1);
    String kind = resource.serviceKind().isEmpty() ? "" : " \u00b7 " + resource.serviceKind();
    html.element("span", type + kind, "class", "type");
    if (!assessment.findings().isEmpty()) {
      String severity = assessment.severity().word();
      html.element("span", severity, "class", "severity " + severity);
    }
    html.element("span", brief(), "class", "brief").close("summary");
  }

  /** What is wrong, as the names of the rules. */
  private String brief() {
    return Stream.of(HtmlState.BAD, HtmlState.OPEN, HtmlState.WAIVED)
        .map(this::names)
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse("");
  }

  private String names(HtmlState state) {
    return assessment.results().stream()
        .filter(result -> HtmlState.of(assessment, result) == state)
        .map(Result::rule)
        .collect(Collectors.joining(", "));
  }

  private void facts() {
    Resource resource = assessment.resource();
    html.open("dl", "class", "about");
    fact("Id", resource.id());
    fact("Location", resource.location());
    fact("Classification", assessment.classification());
    fact("Production", assessment.production() ? "yes" : "");
    fact("Verdict of", assessment.inheritedFrom());
    fact("File", file);
    html.close("dl");
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      html.element("dt", name).open("dd").open("bdi").text(value);
      html.close("bdi").close("dd");
    }
  }

  private void outcomes() {
    Map<HtmlState, List<Result>> byState =
        assessment.results().stream()
            .collect(
                Collectors.groupingBy(
                    result -> HtmlState.of(assessment, result), TreeMap::new, Collectors.toList()));
    byState.forEach(
        (state, results) -> {
          if (state.isProblem()) {
            results.forEach(result -> problem(state, result));
          } else {
            rest(state, results);
          }
        });
  }

  private void problem(HtmlState state, Result result) {
    html.open("article", "class", "finding " + state.style());
    html.open("h4");
    state.write(html);
    html.element("a", result.rule(), "href", "#rule-" + result.rule());
    if (state != HtmlState.OPEN) {
      String severity = result.severity().word();
      html.element("span", severity, "class", "severity " + severity);
    }
    html.close("h4").element("p", result.outcome().message(), "class", "message");
    html.open("dl");
    if (result.outcome() instanceof Outcome.Violated violated) {
      fact("Observed", violated.observed());
      fact("Expected", violated.expected());
    }
    fact("About", result.inheritedFrom());
    result.waivedBy().ifPresent(this::waiver);
    if (!result.evidence().isEmpty()) {
      html.element("dt", "Evidence").open("dd");
      evidence(result.evidence());
      html.close("dd");
    }
    if (state != HtmlState.OPEN) {
      Rules.byId(result.rule()).ifPresent(this::mending);
    }
    html.close("dl").close("article");
  }

  private void waiver(Waiver waiver) {
    fact("Waived until", waiver.terms().until().toString());
    fact("Because", waiver.terms().reason());
    fact("In its place", waiver.terms().compensatingControl());
    fact("Waiver", waiver.id());
  }

  private void mending(RuleText rule) {
    fact("Fix", rule.fix());
    html.element("dt", "Evidence for").open("dd", "class", "frameworks");
    rule.frameworks()
        .forEach(it -> html.element("span", it.title() + " " + String.join(", ", it.controls())));
    html.close("dd");
  }

  private void evidence(List<Evidence> evidence) {
    if (evidence.size() == 1) {
      evidence(evidence.get(0));
      return;
    }
    html.open("ul", "class", "evidence");
    for (Evidence each : evidence) {
      html.open("li");
      evidence(each);
      html.close("li");
    }
    html.close("ul");
  }

  private void evidence(Evidence each) {
    html.open("code").text(each.fact()).close("code");
    String source = each.at().isEmpty() ? each.read() : each.read() + ", " + each.at();
    if (!source.isEmpty()) {
      html.markup(" ").element("small", source);
    }
  }

  private void rest(HtmlState state, List<Result> results) {
    html.open("details", "class", "rest").open("summary");
    state.write(html);
    html.text(results.size() + (results.size() == 1 ? " rule" : " rules")).close("summary");
    html.open("table").open("thead").open("tr");
    for (String head : List.of("Rule", "Why", "Evidence")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (Result result : results) {
      html.open("tr").element("th", result.rule(), "scope", "row");
      html.element("td", result.outcome().message()).open("td");
      evidence(result.evidence());
      html.close("td").close("tr");
    }
    html.close("tbody").close("table").close("details");
  }
}
