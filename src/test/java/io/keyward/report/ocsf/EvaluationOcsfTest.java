package io.keyward.report.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.report.Judged;
import io.keyward.report.Schemas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OCSF Compliance Findings, by the published class. */
class EvaluationOcsfTest {
  private static final String SCHEMA = "ocsf-1.5.0-compliance-finding.schema.json";

  private static List<Body> findings(Assessment... assessments) throws BadJson {
    List<Body> findings = new ArrayList<>();
    String text = EvaluationOcsf.text(Judged.evaluation(assessments), Judged.NOWHERE);
    for (String line : text.lines().toList()) {
      findings.add(Body.of(JsonText.parse(line)));
    }
    return findings;
  }

  @ParameterizedTest
  @CsvSource({
    "NON_COMPLIANT, violated, Fail, New, High",
    "NON_COMPLIANT, undetermined, Warning, New, Informational",
    "UNDETERMINED, undetermined, Warning, New, Informational",
    "WAIVED, violated, Fail, Suppressed, High",
    "PENDING, violated, Warning, New, Informational",
    "PENDING, satisfied, Warning, New, Informational",
    "COMPLIANT, satisfied, Pass, New, Informational"
  })
  void theStatusFollowsTheOutcome(
      Verdict verdict, String outcome, String compliance, String status, String severity)
      throws BadJson {
    Body finding = findings(Judged.as(verdict, Judged.outcome(outcome))).get(0);

    assertThat(finding.text("compliance", "status")).isEqualTo(compliance);
    assertThat(finding.text("status")).isEqualTo(status);
    assertThat(finding.text("severity")).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"COMPLIANT, notApplicable", "NOT_SUPPORTED, undetermined"})
  void whatIsNotAskedIsNoFinding(Verdict verdict, String outcome) throws BadJson {
    assertThat(findings(Judged.as(verdict, Judged.outcome(outcome)))).isEmpty();
  }

  @Test
  void aFindingSaysWhatItIsEvidenceForWhatItRestsOnAndHowItIsMended() throws BadJson {
    Result result =
        new Result(
            "cmk-required",
            Severity.CRITICAL,
            Judged.VIOLATED,
            List.of(new Evidence("a fact", "GET /a", "2026-11-22T08:00:00Z")),
            "");
    Body finding = findings(Judged.of("a", Verdict.NON_COMPLIANT, result)).get(0);

    assertThat(finding.text("time")).isEqualTo("1795336200000");
    assertThat(finding.text("severity_id")).isEqualTo("5");
    assertThat(finding.at("compliance").items("requirements"))
        .extracting(Body::text)
        .contains("PCI DSS 4.0.1 3.5.1", "NIST SP 800-53 Rev. 5 SC-28");
    assertThat(finding.items("evidences").get(0).text("data", "read")).isEqualTo("GET /a");
    assertThat(finding.text("remediation", "desc")).startsWith("Give the resource an identity");
    assertThat(finding.text("cloud", "account", "uid")).isEqualTo("S");
    assertThat(finding.text("unmapped", "observed")).isEqualTo("this");
  }

  @Test
  void aFindingKeepsItsIdentifierWhileItsWordsChange() throws BadJson {
    String before =
        findings(Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED))
            .get(0)
            .text("finding_info", "uid");
    String after =
        findings(Judged.as(Verdict.COMPLIANT, Judged.outcome("satisfied")))
            .get(0)
            .text("finding_info", "uid");

    assertThat(before).matches("[0-9a-f-]{36}").isEqualTo(after);
  }

  @Property(tries = 200)
  void whateverTheTextItKeepsTheSchema(@ForAll String text) throws IOException {
    String line = EvaluationOcsf.text(Judged.evaluation(Judged.saying("a" + text)), Judged.NOWHERE);

    assertThat(line.lines()).hasSize(1);
    assertThat(Schemas.faults(Schemas.read(SCHEMA), line)).isEmpty();
  }
}
