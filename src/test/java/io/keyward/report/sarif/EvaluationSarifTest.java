package io.keyward.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.keyward.compliance.Evidence;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.inventory.Body;
import io.keyward.inventory.Shown;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.report.Evaluation;
import io.keyward.report.Judged;
import io.keyward.report.Provenance;
import io.keyward.report.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SARIF 2.1.0, by what the standard and code scanning ask of a log. */
class EvaluationSarifTest {
  private static final Provenance FILE =
      new Provenance("1.2.3", Judged.AT, resource -> "infra/a%20b.json");

  private static final Schema OFFICIAL = official();

  private static Schema official() {
    try {
      return Schemas.sarif();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Body log(Provenance provenance, Assessment... assessments) throws BadJson {
    Evaluation evaluation = Judged.evaluation(assessments);
    return Body.of(JsonText.parse(JsonText.write(EvaluationSarif.of(evaluation, provenance))));
  }

  private static Body run(Assessment... assessments) throws BadJson {
    return log(FILE, assessments).items("runs").get(0);
  }

  private static Body violated(Severity severity) throws BadJson {
    Result result =
        new Result(
            "cmk-required", severity, Judged.VIOLATED, List.of(new Evidence("a fact", "", "")), "");
    return run(Judged.of("Abc", Verdict.NON_COMPLIANT, result)).items("results").get(0);
  }

  @Test
  void theLogNamesItsVersionAndSchema() throws BadJson {
    Body log = log(FILE);

    assertThat(log.members().keySet()).containsExactly("$schema", "version", "runs");
    assertThat(log.text("version")).isEqualTo("2.1.0");
    assertThat(log.text("$schema")).endsWith("/sarif-schema-2.1.0.json");
    assertThat(log.items("runs")).hasSize(1);
  }

  @Test
  void theDriverBringsTheWholeCatalogue() throws BadJson {
    Body driver = run().at("tool", "driver");

    assertThat(driver.text("name")).isEqualTo("keyward");
    assertThat(driver.text("version")).isEqualTo("1.2.3");
    assertThat(driver.items("rules"))
        .extracting(rule -> rule.text("id"))
        .isEqualTo(Rules.all().stream().map(RuleText::id).toList());
    assertThat(driver.items("rules"))
        .allSatisfy(
            rule -> {
              assertThat(rule.text("shortDescription", "text")).isNotEmpty();
              assertThat(rule.text("fullDescription", "text")).isNotEmpty();
              assertThat(rule.text("help", "text")).isNotEmpty();
              assertThat(rule.text("defaultConfiguration", "level")).isEqualTo("warning");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, error",
    "HIGH, error",
    "MEDIUM, warning",
    "LOW, note",
    "INFORMATIONAL, note"
  })
  void theLevelFollowsTheSeverity(Severity severity, String level) throws BadJson {
    Body result = violated(severity);

    assertThat(result.text("kind")).isEqualTo("fail");
    assertThat(result.text("level")).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "NON_COMPLIANT, undetermined",
    "UNDETERMINED, undetermined",
    "PENDING, violated",
    "PENDING, undetermined"
  })
  void whatNobodyCouldDecideIsOpenAndHasNoLevel(Verdict verdict, String outcome) throws BadJson {
    Body result = run(Judged.as(verdict, Judged.outcome(outcome))).items("results").get(0);

    assertThat(result.text("kind")).isEqualTo("open");
    assertThat(result.text("level")).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLIANT, satisfied",
    "COMPLIANT, notApplicable",
    "PENDING, satisfied",
    "NOT_SUPPORTED, notApplicable"
  })
  void whatIsNoProblemIsNoResult(Verdict verdict, String outcome) throws BadJson {
    Body run = run(Judged.as(verdict, Judged.outcome(outcome)));

    assertThat(run.members()).containsKey("results");
    assertThat(run.items("results")).isEmpty();
  }

  @Test
  void aWaivedViolationIsSuppressed() throws BadJson {
    Body result = run(Judged.as(Verdict.WAIVED, Judged.VIOLATED)).items("results").get(0);

    assertThat(result.text("kind")).isEqualTo("fail");
    assertThat(result.items("suppressions").get(0).text("kind")).isEqualTo("external");
    assertThat(result.items("suppressions").get(0).text("status")).isEqualTo("accepted");
    assertThat(violated(Severity.LOW).members()).doesNotContainKey("suppressions");
  }

  @Test
  void aFindingIsPlacedInItsFileAndInAzure() throws BadJson {
    Body place = violated(Severity.LOW).items("locations").get(0);

    assertThat(place.text("physicalLocation", "artifactLocation", "uri"))
        .isEqualTo("infra/a%20b.json");
    assertThat(place.text("physicalLocation", "region", "startLine")).isEqualTo("1");
    assertThat(place.items("logicalLocations").get(0).text("fullyQualifiedName"))
        .isEqualTo("/subscriptions/S/Abc");
  }

  @Test
  void aFindingKeepsItsFingerprintWhileItsWordsChange() throws BadJson {
    Body high = violated(Severity.HIGH);
    Body pending = run(Judged.of("aBC", Verdict.PENDING, low())).items("results").get(0);

    assertThat(high.text("partialFingerprints", "ruleAndResource/v1"))
        .isEqualTo("cmk-required:/subscriptions/s/abc")
        .isEqualTo(pending.text("partialFingerprints", "ruleAndResource/v1"));
    assertThat(high.text("partialFingerprints", "primaryLocationLineHash"))
        .isEqualTo(pending.text("partialFingerprints", "primaryLocationLineHash"))
        .matches("[0-9a-f-]{36}");
  }

  private static Result low() {
    return new Result("cmk-required", Severity.LOW, Judged.outcome("undetermined"), List.of(), "");
  }

  @Test
  void theVerdictAndTheCountsAreProperties() throws BadJson {
    Body run = run(Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED));

    assertThat(run.items("results").get(0).text("properties", "verdict")).isEqualTo("nonCompliant");
    assertThat(run.items("results").get(0).text("properties", "classification")).isEqualTo("a");
    assertThat(run.text("properties", "verdicts", "nonCompliant")).isEqualTo("1");
    assertThat(run.text("properties", "skipped")).isEqualTo("0");
  }

  @Test
  void rulesNameTheControlsTheyAreEvidenceFor() throws BadJson {
    Body run = run();
    Body target = run.at("tool", "driver").items("rules").get(0).items("relationships").get(0);
    int index = Integer.parseInt(target.text("target", "toolComponent", "index"));

    assertThat(target.text("target", "id")).isEqualTo("DP-5");
    assertThat(run.items("taxonomies").get(index).text("name"))
        .isEqualTo(target.text("target", "toolComponent", "name"));
    assertThat(run.items("taxonomies").get(index).items("taxa"))
        .extracting(taxon -> taxon.text("id"))
        .contains("DP-5");
  }

  @Test
  void whatIsWrongWithAVaultIsAResultToo() throws BadJson {
    Assessment vault = Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED);
    Evaluation evaluation = new Evaluation(List.of(), List.of(vault), List.of(), 0);

    Map<String, Object> log = EvaluationSarif.of(evaluation, FILE);

    assertThat(Body.of(log).items("runs").get(0).items("results")).hasSize(1);
  }

  private static String written(Evaluation evaluation) {
    return JsonText.write(EvaluationSarif.of(evaluation, FILE));
  }

  @Property(tries = 100)
  void whateverTheTextItKeepsTheOfficialSchema(@ForAll String text) {
    Evaluation evaluation =
        Judged.evaluation(Judged.saying("a" + text), Judged.as(Verdict.WAIVED, Judged.VIOLATED));

    assertThat(Schemas.faults(OFFICIAL, written(evaluation))).isEmpty();
  }

  @Test
  void theOfficialSchemaRefusesWhatIsNoLog() {
    String log = written(Judged.evaluation(Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED)));

    assertThat(Schemas.faults(OFFICIAL, log.replace("\"level\":\"", "\"level\":\"un")))
        .isNotEmpty();
  }

  @Test
  void outsideTextIsNoPlaceholderAndNoLink() throws BadJson {
    Body result = run(Judged.saying("{0} [x](1)\u202e")).items("results").get(0);

    assertThat(result.text("message", "text")).startsWith("{{0}} [x] (1)").doesNotContain("\u202e");
  }

  @Property
  void whateverTheTextItIsOneResult(@ForAll String text) throws BadJson {
    Body run = run(Judged.saying(text));

    assertThat(run.items("results"))
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.text("properties", "classification"))
                    .isEqualTo(Shown.whole(text)));
  }
}
