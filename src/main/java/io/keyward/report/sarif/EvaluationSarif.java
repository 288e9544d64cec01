package io.keyward.report.sarif;

import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.inventory.fact.Resource;
import io.keyward.report.Evaluation;
import io.keyward.report.Provenance;
import io.keyward.report.Sparse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation as a SARIF 2.1.0 log, the form of code scanning. */
public final class EvaluationSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private EvaluationSarif() {}

  /** The whole log as ordered maps. */
  public static Map<String, Object> of(Evaluation evaluation, Provenance provenance) {
    return new Sparse()
        .text("$schema", SCHEMA)
        .text("version", "2.1.0")
        .list("runs", List.of(run(evaluation, provenance)))
        .map();
  }

  private static Map<String, Object> run(Evaluation evaluation, Provenance provenance) {
    return new Sparse()
        .value("tool", Map.of("driver", driver(provenance.version())))
        .list("taxonomies", SarifTaxonomies.all())
        .list("invocations", List.of(Map.of("executionSuccessful", true)))
        .text("columnKind", "utf16CodeUnits")
        .list("results", results(evaluation, provenance))
        .value("properties", properties(evaluation))
        .map();
  }

  private static Map<String, Object> driver(String version) {
    return new Sparse()
        .text("name", "keyward")
        .text("version", version)
        .list("supportedTaxonomies", SarifTaxonomies.references())
        .list("rules", Rules.all().stream().map(EvaluationSarif::rule).toList())
        .map();
  }

  /** How bad a violation is depends on the resource: each result has a level of its own. */
  private static Map<String, Object> rule(RuleText rule) {
    return new Sparse()
        .text("id", rule.id())
        .value("shortDescription", SarifText.message(rule.title()))
        .value("fullDescription", SarifText.message(rule.title() + " " + rule.why()))
        .value("help", SarifText.message(rule.fix()))
        .value("defaultConfiguration", Map.of("level", "warning"))
        .list("relationships", SarifTaxonomies.of(rule))
        .value("properties", Map.of("tags", List.of("security", rule.subject())))
        .map();
  }

  private static List<Map<String, Object>> results(Evaluation evaluation, Provenance provenance) {
    List<String> rules = Rules.all().stream().map(RuleText::id).toList();
    return evaluation.all().stream()
        .flatMap(
            assessment -> {
              Resource resource = assessment.resource();
              return SarifResult.of(assessment, provenance.file(resource)).stream();
            })
        .map(result -> result.map(rules.indexOf(result.result().rule())))
        .toList();
  }

  /** What a list of problems alone would hide. */
  private static Map<String, Object> properties(Evaluation evaluation) {
    Map<String, Object> verdicts = new LinkedHashMap<>();
    evaluation.counts().forEach((verdict, count) -> verdicts.put(verdict.word(), count));
    return new Sparse().value("verdicts", verdicts).value("skipped", evaluation.skipped()).map();
  }
}
