package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.WaiverScope;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.AssessmentDocument;
import io.keyward.report.html.EvaluationHtml;
import io.keyward.report.ocsf.EvaluationOcsf;
import io.keyward.report.sarif.EvaluationSarif;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An accepted violation is shown apart in every format, and never as a pass. */
class WaivedReportTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Waiver WAIVER =
      Waiver.requested(
              WaiverScope.parse("/subscriptions/s").orElseThrow(),
              List.of("cmk-required"),
              new Waiver.Terms(
                  "It moves.", "Private network.", Instant.parse("2027-01-31T00:00:00Z")),
              new Waiver.Signature("cal", NOW))
          .approvedBy(new Waiver.Signature("ana", NOW));
  private static final Assessment WAIVED =
      Judged.of(
          "a",
          Verdict.NON_COMPLIANT,
          new Result("cmk-required", Severity.HIGH, Judged.VIOLATED, List.of(), "", WAIVER));
  private static final Evaluation EVALUATION = Judged.evaluation(WAIVED);

  @Test
  void theTableSaysUntilWhen() {
    assertThat(EvaluationTable.lines(EVALUATION, new Style(300, false)))
        .anyMatch(line -> line.contains("Waived until 2027-01-31T00:00:00Z: It is bad."));
  }

  @Test
  void csvNamesTheWaiver() {
    assertThat(EvaluationCsv.text(EVALUATION))
        .contains("\"" + WAIVER.id() + "\",\"2027-01-31T00:00:00Z\"");
  }

  @Test
  void sarifSuppressesItWithItsReason() {
    assertThat(String.valueOf(EvaluationSarif.of(EVALUATION, Judged.NOWHERE)))
        .contains("suppressions=", "justification=It moves.");
  }

  @Test
  void junitSkipsIt() {
    assertThat(EvaluationJunit.text(EVALUATION, Judged.NOWHERE))
        .contains("failures=\"0\"", "<skipped message=\"Waived until 2027-01-31T00:00:00Z:");
  }

  @Test
  void htmlTellsUntilWhenAndWhy() {
    assertThat(EvaluationHtml.text(EVALUATION, Judged.NOWHERE))
        .contains("<article class=\"finding waived\">", "It moves.", "Private network.");
  }

  @Test
  void ocsfSuppressesIt() {
    assertThat(EvaluationOcsf.text(EVALUATION, Judged.NOWHERE))
        .contains("\"status\":\"Suppressed\"", "\"waivedBecause\":\"It moves.\"");
  }

  @Test
  void jsonBearsTheWaiver() {
    assertThat(String.valueOf(AssessmentDocument.of(WAIVED)))
        .contains("outcome=violated", "waiver={id=" + WAIVER.id(), "approvedBy=ana");
  }
}
