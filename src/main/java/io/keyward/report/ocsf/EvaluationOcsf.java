package io.keyward.report.ocsf;

import io.keyward.compliance.assess.Assessment;
import io.keyward.json.JsonText;
import io.keyward.report.Evaluation;
import io.keyward.report.Provenance;
import io.keyward.report.Standing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An evaluation as OCSF 1.5.0 Compliance Findings (class 2003), one JSON object on each line, as
 * security data lakes take them. A rule that has nothing to ask is no finding.
 */
public final class EvaluationOcsf {
  private EvaluationOcsf() {}

  /** The whole text. */
  public static String text(Evaluation evaluation, Provenance provenance) {
    return findings(evaluation, provenance).stream()
        .map(finding -> JsonText.write(finding) + "\n")
        .collect(Collectors.joining());
  }

  static List<Map<String, Object>> findings(Evaluation evaluation, Provenance provenance) {
    return evaluation.all().stream()
        .flatMap(assessment -> findings(assessment, provenance).stream())
        .toList();
  }

  private static List<Map<String, Object>> findings(Assessment assessment, Provenance provenance) {
    return assessment.results().stream()
        .map(result -> new OcsfFinding(assessment, result, Standing.of(assessment, result)))
        .filter(finding -> finding.standing() != Standing.NOT_ASKED)
        .map(finding -> finding.map(provenance))
        .toList();
  }
}
