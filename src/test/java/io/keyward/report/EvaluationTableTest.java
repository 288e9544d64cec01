package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table for people. */
class EvaluationTableTest {
  private static final Style WIDE = new Style(400, false);

  private static Result result(String rule, Severity severity, Outcome outcome) {
    return new Result(rule, severity, outcome, List.of(new Evidence("a fact", "", "")), "");
  }

  private static Assessment judged(String name, Verdict verdict, Result... results) {
    Assessment one = Judged.of(name, verdict, results[0]);
    return new Assessment(
        one.resource(), one.classification(), false, verdict, "", false, List.of(results));
  }

  private static final Assessment BROKEN =
      judged(
          "broken",
          Verdict.NON_COMPLIANT,
          result("cmk-required", Severity.INFORMATIONAL, new Outcome.Satisfied("Fine.")),
          result("cmk-key-usable", Severity.HIGH, new Outcome.Violated("It is off.", "off", "on")),
          result("cmk-key-type", Severity.LOW, new Outcome.Undetermined("Not read.")));

  @Test
  void aRowNamesTheViolatedLinksAndSetsTheUndeterminedApart() {
    List<String> lines = EvaluationTable.lines(Judged.evaluation(BROKEN), WIDE);

    assertThat(lines.get(1))
        .startsWith("nonCompliant  high")
        .endsWith("cmk-key-usable: It is off. Undetermined: cmk-key-type.");
  }

  @Test
  void whatSeveralRulesSayAlikeIsSaidOnce() {
    Assessment open =
        judged(
            "open",
            Verdict.UNDETERMINED,
            result("cmk-key-usable", Severity.LOW, new Outcome.Undetermined("Not read.")),
            result("cmk-key-type", Severity.LOW, new Outcome.Undetermined("Not read.")));

    assertThat(EvaluationTable.lines(Judged.evaluation(open), WIDE).get(1))
        .startsWith("undetermined  -")
        .endsWith("cmk-key-usable, cmk-key-type: Not read.");
  }

  @Test
  void theSummarySaysWhichRulesDidNotRun() {
    Assessment silent =
        judged(
            "silent",
            Verdict.UNDETERMINED,
            result("cmk-required", Severity.INFORMATIONAL, Result.SWITCHED_OFF));

    assertThat(EvaluationTable.summary(Judged.evaluation(silent, silent)))
        .endsWith(" Switched off by policy: 1 rule (cmk-required).");
    assertThat(EvaluationTable.summary(Judged.evaluation(BROKEN))).doesNotContain("Switched off");
  }

  @Test
  void vaultsHaveATableOfTheirOwn() {
    Assessment vault =
        judged(
            "keys",
            Verdict.NON_COMPLIANT,
            result("vault-audit-log", Severity.MEDIUM, Judged.VIOLATED));
    Evaluation evaluation = new Evaluation(List.of(BROKEN), List.of(vault), List.of(), 0);

    assertThat(EvaluationTable.lines(evaluation, WIDE))
        .contains("nonCompliant  medium    keys   vault-audit-log: It is bad.")
        .contains(
            "1 AI resource: 1 nonCompliant; 1 vault: 1 nonCompliant; 0 other, 0 skipped (unknown"
                + " type).");
  }
}
