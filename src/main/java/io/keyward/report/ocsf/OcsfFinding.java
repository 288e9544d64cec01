package io.keyward.report.ocsf;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import io.keyward.report.Fingerprint;
import io.keyward.report.Provenance;
import io.keyward.report.Sparse;
import io.keyward.report.Standing;
import java.util.List;
import java.util.Map;

/**
 * One outcome as an OCSF Compliance Finding.
 *
 * <p>Attributes and numbers: OCSF schema, classes {@code finding} and {@code compliance_finding},
 * objects {@code compliance}, {@code finding_info}, {@code resource_details}; read 2026-11-22.
 */
record OcsfFinding(Assessment assessment, Result result, Standing standing) {
  private static final int CATEGORY = 2;
  private static final int CLASS = 2003;
  private static final int CREATE = 1;

  Map<String, Object> map(Provenance provenance) {
    Sparse map =
        new Sparse()
            .value("activity_id", CREATE)
            .text("activity_name", "Create")
            .value("category_uid", CATEGORY)
            .text("category_name", "Findings")
            .value("class_uid", CLASS)
            .text("class_name", "Compliance Finding")
            .value("type_uid", CLASS * 100 + CREATE)
            .text("type_name", "Compliance Finding: Create")
            .value("time", provenance.at().toEpochMilli())
            .value("severity_id", severityId())
            .text("severity", severityWord())
            .value("status_id", standing == Standing.WAIVED ? 3 : 1)
            .text("status", standing == Standing.WAIVED ? "Suppressed" : "New")
            .text("message", message())
            .value("metadata", metadata(provenance.version()))
            .value("finding_info", info(provenance))
            .value("compliance", compliance())
            .list("resources", List.of(resource()))
            .value("cloud", cloud());
    Rules.byId(result.rule())
        .filter(rule -> standing != Standing.PASSED)
        .ifPresent(rule -> map.value("remediation", remediation(rule)));
    return map.list("evidences", evidences()).value("unmapped", unmapped()).map();
  }

  private boolean isFailure() {
    return standing == Standing.FAILED || standing == Standing.WAIVED;
  }

  /** What is no failure is informational. */
  private Severity severity() {
    return isFailure() ? result.severity() : Severity.INFORMATIONAL;
  }

  private int severityId() {
    return switch (severity()) {
      case INFORMATIONAL -> 1;
      case LOW -> 2;
      case MEDIUM -> 3;
      case HIGH -> 4;
      case CRITICAL -> 5;
    };
  }

  private String severityWord() {
    String word = severity().word();
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private String message() {
    return Shown.whole(assessment.resource().name() + ": " + result.outcome().message());
  }

  private static Map<String, Object> metadata(String version) {
    Map<String, Object> product =
        new Sparse()
            .text("name", "Keyward")
            .text("vendor_name", "Keyward")
            .text("version", version)
            .map();
    return new Sparse()
        .text("version", "1.5.0")
        .value("product", product)
        .list("profiles", List.of("cloud"))
        .map();
  }

  /** The same finding keeps its identifier while its words change. */
  private Map<String, Object> info(Provenance provenance) {
    Resource resource = assessment.resource();
    String file = provenance.file(resource);
    return new Sparse()
        .text("uid", Fingerprint.of(result.rule(), resource, file).key())
        .text("title", title())
        .text("desc", Shown.whole(result.outcome().message()))
        .value("created_time", provenance.at().toEpochMilli())
        .list("types", List.of("Customer-managed key"))
        .value("analytic", Map.of("type_id", 1, "type", "Rule", "uid", result.rule()))
        .map();
  }

  private String title() {
    return Rules.byId(result.rule()).map(RuleText::title).orElse(result.rule());
  }

  private Map<String, Object> compliance() {
    List<RuleText.Framework> frameworks =
        Rules.byId(result.rule()).map(RuleText::frameworks).orElse(List.of());
    return new Sparse()
        .text("control", result.rule())
        .list("standards", frameworks.stream().map(RuleText.Framework::title).toList())
        .list(
            "requirements",
            frameworks.stream()
                .flatMap(it -> it.controls().stream().map(control -> it.title() + " " + control))
                .toList())
        .value("status_id", statusId())
        .text("status", status())
        .text("status_code", result.outcome().word())
        .list("status_details", List.of(Shown.whole(result.outcome().message())))
        .map();
  }

  /** Warning is what lacks information. */
  private int statusId() {
    return standing == Standing.PASSED ? 1 : isFailure() ? 3 : 2;
  }

  private String status() {
    return standing == Standing.PASSED ? "Pass" : isFailure() ? "Fail" : "Warning";
  }

  private Map<String, Object> resource() {
    Resource resource = assessment.resource();
    return new Sparse()
        .text("uid", Shown.whole(resource.id()))
        .text("name", Shown.whole(resource.name()))
        .text("type", resource.kind().type())
        .text("region", Shown.whole(resource.location()))
        .map();
  }

  private Map<String, Object> cloud() {
    String subscription = Shown.whole(assessment.resource().subscription());
    Map<String, Object> account = subscription.isEmpty() ? Map.of() : Map.of("uid", subscription);
    return new Sparse().text("provider", "Azure").value("account", account).map();
  }

  private static Map<String, Object> remediation(RuleText rule) {
    return Map.of("desc", rule.fix());
  }

  private List<Map<String, Object>> evidences() {
    return result.evidence().stream().map(OcsfFinding::evidence).toList();
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> data =
        new Sparse()
            .text("fact", Shown.whole(evidence.fact()))
            .text("read", Shown.whole(evidence.read()))
            .text("at", Shown.whole(evidence.at()))
            .map();
    return Map.of("data", data);
  }

  /** What the class has no place for. */
  private Map<String, Object> unmapped() {
    Sparse map =
        new Sparse()
            .text("verdict", assessment.verdict().word())
            .text("kind", Shown.whole(assessment.resource().serviceKind()))
            .text("classification", Shown.whole(assessment.classification()))
            .value("production", assessment.production())
            .text("inheritedFrom", Shown.whole(result.inheritedFrom()));
    if (result.outcome() instanceof Outcome.Violated violated) {
      map.text("observed", Shown.whole(violated.observed()))
          .text("expected", Shown.whole(violated.expected()));
    }
    result
        .waivedBy()
        .ifPresent(
            waiver ->
                map.text("waiver", Shown.whole(waiver.id()))
                    .text("waivedUntil", waiver.terms().until().toString())
                    .text("waivedBecause", Shown.whole(waiver.terms().reason())));
    return map.map();
  }
}
