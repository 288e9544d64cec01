package io.keyward.report.sarif;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import io.keyward.report.Fingerprint;
import io.keyward.report.Sparse;
import io.keyward.report.Standing;
import java.util.List;
import java.util.Map;

/**
 * One outcome as a SARIF result, where it is one: what is violated, and what nobody could decide.
 *
 * @param file the URI of the file that told of the resource, "" where there is none
 */
record SarifResult(Assessment assessment, Result result, Standing standing, String file) {

  static List<SarifResult> of(Assessment assessment, String file) {
    return assessment.results().stream()
        .map(result -> new SarifResult(assessment, result, Standing.of(assessment, result), file))
        .filter(SarifResult::isShown)
        .toList();
  }

  private boolean isShown() {
    return switch (standing) {
      case FAILED, WAIVED, UNDECIDED -> true;
      case NOT_FINAL -> !(result.outcome() instanceof Outcome.Satisfied);
      case PASSED, NOT_ASKED -> false;
    };
  }

  private boolean isFailure() {
    return standing == Standing.FAILED || standing == Standing.WAIVED;
  }

  /** SARIF 2.1.0, 3.27.9 and 3.27.10: what is open has no level. */
  Map<String, Object> map(int ruleIndex) {
    Sparse map =
        new Sparse()
            .text("ruleId", result.rule())
            .value("ruleIndex", ruleIndex)
            .text("kind", isFailure() ? "fail" : "open")
            .text("level", isFailure() ? level(result.severity()) : "none")
            .value("message", SarifText.message(sentence()))
            .list("locations", List.of(location()))
            .value("partialFingerprints", fingerprints());
    if (standing == Standing.WAIVED) {
      map.list("suppressions", List.of(suppression()));
    }
    return map.value("properties", properties()).map();
  }

  private Map<String, Object> suppression() {
    Sparse map = new Sparse().text("kind", "external").text("status", "accepted");
    result
        .waivedBy()
        .ifPresent(waiver -> map.text("justification", Shown.whole(waiver.terms().reason())));
    return map.map();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFORMATIONAL -> "note";
    };
  }

  private String sentence() {
    String observed =
        result.outcome() instanceof Outcome.Violated violated
            ? " Observed: " + violated.observed() + ". Expected: " + violated.expected() + "."
            : "";
    String pending = standing == Standing.NOT_FINAL ? "Not final yet: " : "";
    return assessment.resource().name() + ": " + pending + result.outcome().message() + observed;
  }

  private Map<String, Object> location() {
    Resource resource = assessment.resource();
    Map<String, Object> logical =
        new Sparse()
            .text("name", Shown.whole(resource.name()))
            .text("fullyQualifiedName", Fingerprint.subject(resource))
            .text("kind", "resource")
            .map();
    return new Sparse()
        .value("physicalLocation", file.isEmpty() ? Map.of() : physical())
        .list("logicalLocations", List.of(logical))
        .map();
  }

  /** Code scanning wants a line; which one tells of the resource is not kept. */
  private Map<String, Object> physical() {
    return new Sparse()
        .value("artifactLocation", Map.of("uri", file))
        .value("region", Map.of("startLine", 1))
        .map();
  }

  /** Once more as a short key under the only name that GitHub's code scanning reads. */
  private Map<String, Object> fingerprints() {
    Fingerprint both = Fingerprint.of(result.rule(), assessment.resource(), file);
    return new Sparse()
        .text("ruleAndResource/v1", both.text())
        .text("primaryLocationLineHash", both.key())
        .map();
  }

  private Map<String, Object> properties() {
    Resource resource = assessment.resource();
    return new Sparse()
        .text("verdict", assessment.verdict().word())
        .text("severity", result.severity().word())
        .text("resourceType", resource.kind().type())
        .text("resourceKind", Shown.whole(resource.serviceKind()))
        .text("resourceLocation", Shown.whole(resource.location()))
        .text("classification", Shown.whole(assessment.classification()))
        .value("production", assessment.production())
        .text("inheritedFrom", Shown.whole(result.inheritedFrom()))
        .list("evidence", result.evidence().stream().map(Evidence::line).map(Shown::whole).toList())
        .map();
  }
}
