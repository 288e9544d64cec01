package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which Azure Policy and Keyward can differ has its reason. */
final class ComparePoliciesTest {
  private static final String ID =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a";
  private static final String AZURE = "67121cc7-ff39-4ab8-b7e3-95b84dab487d";

  @ParameterizedTest
  @CsvSource({
    "Compliant,    67121cc7-ff39-4ab8-b7e3-95b84dab487d, AIServices, violated,      excludedKind",
    "Compliant,    keyward-cmk-cognitive,                LUIS,       violated,      excludedKind",
    "Compliant,    67121cc7-ff39-4ab8-b7e3-95b84dab487d, OpenAI,     violated,      unexplained",
    "Compliant,    keyward-cmk-cognitive,                OpenAI,     violated,      unexplained",
    "NonCompliant, 67121cc7-ff39-4ab8-b7e3-95b84dab487d, OpenAI,     notApplicable, classification",
    "NonCompliant, keyward-cmk-cognitive,                OpenAI,     notApplicable, notAsked",
    "NonCompliant, 67121cc7-ff39-4ab8-b7e3-95b84dab487d, OpenAI,     satisfied,     unexplained",
    "NonCompliant, 67121cc7-ff39-4ab8-b7e3-95b84dab487d, OpenAI,     undetermined,  undetermined",
    "Compliant,    67121cc7-ff39-4ab8-b7e3-95b84dab487d, OpenAI,     undetermined,  undetermined",
    "Exempt,       67121cc7-ff39-4ab8-b7e3-95b84dab487d, OpenAI,     violated,      exemption",
    "Unknown,      67121cc7-ff39-4ab8-b7e3-95b84dab487d, OpenAI,     violated,      policyOpen",
    "Compliant,    keyward-cmk-search,                   '',         violated,      objects"
  })
  void aDifferenceHasItsReason(
      String state, String definition, String kind, String outcome, String reason) {
    ComparePolicies.Findings found =
        ComparePolicies.of(
            List.of(state(ID, definition, state)),
            List.of(report(resource(kind, "nonCompliant", outcome("cmk-required", outcome)))));

    assertThat(found.differences()).extracting(it -> it.reason().word()).containsExactly(reason);
    assertThat(found.isExplained()).isEqualTo(!reason.equals("unexplained"));
  }

  @ParameterizedTest
  @CsvSource({
    "Compliant, satisfied",
    "Compliant, notApplicable",
    "Exempt, satisfied",
    "Exempt, notApplicable",
    "NonCompliant, violated",
    "noncompliant, violated"
  })
  void whereBothSayTheSameThereIsNone(String state, String outcome) {
    ComparePolicies.Findings found =
        ComparePolicies.of(
            List.of(state(ID.toUpperCase(java.util.Locale.ROOT), AZURE, state)),
            List.of(report(resource("OpenAI", "x", outcome("cmk-required", outcome)))));

    assertThat(found.compared()).isEqualTo(1);
    assertThat(found.differences()).isEmpty();
  }

  @Test
  void whatCannotUseAKeyIsFlaggedByTheDefinitionAlone() {
    Map<String, Object> silent =
        Map.of(
            "rule", "cmk-required",
            "outcome", "notApplicable",
            "message", "It cannot use a customer-managed key: this kind keeps no data");
    Map<String, Object> vision = resource("ComputerVision", "nonCompliant", silent);

    assertThat(reasons(List.of(state(ID, AZURE, "NonCompliant")), report(vision)))
        .containsExactly("notSupported");
  }

  @Test
  void aWaiverWithoutAnExemptionAndBothTogether() {
    Map<String, Object> waived =
        Map.of("rule", "cmk-required", "outcome", "violated", "waiver", Map.of("id", "w"));
    Map<String, Object> report = report(resource("OpenAI", "waived", waived));

    assertThat(reasons(List.of(state(ID, AZURE, "NonCompliant")), report))
        .containsExactly("waiver");
    assertThat(reasons(List.of(state(ID, AZURE, "Exempt")), report)).isEmpty();
  }

  @Test
  void whatStandsBehindASettingIsToldWhereTheSettingPasses() {
    Map<String, Object> broken =
        resource(
            "OpenAI",
            "nonCompliant",
            outcome("cmk-required", "satisfied"),
            outcome("cmk-key-usable", "violated"));

    assertThat(reasons(List.of(state(ID, AZURE, "Compliant")), report(broken)))
        .containsExactly("behindTheSetting");
  }

  @Test
  void aTagThatBothMissSaysNothingOfTheKey() {
    Map<String, Object> untagged =
        resource(
            "OpenAI",
            "nonCompliant",
            outcome("cmk-required", "satisfied"),
            outcome("classification-tag", "violated"));

    assertThat(
            reasons(
                List.of(
                    state(ID, AZURE, "Compliant"),
                    state(ID, "keyward-classification-tag", "NonCompliant")),
                report(untagged)))
        .isEmpty();
  }

  @Test
  void aTagThatIsThereSaysNothingOfTheKey() {
    Map<String, Object> broken =
        resource(
            "OpenAI",
            "nonCompliant",
            outcome("cmk-required", "violated"),
            outcome("cmk-dependants", "violated"),
            outcome("classification-tag", "satisfied"));

    assertThat(
            reasons(
                List.of(
                    state(ID, AZURE, "NonCompliant"),
                    state(ID, "keyward-classification-tag", "Compliant")),
                report(broken)))
        .isEmpty();
  }

  @Test
  void whatNoDefinitionWasEvaluatedOnIsTold() {
    Map<String, Object> bare =
        resource("OpenAI", "nonCompliant", outcome("cmk-required", "violated"));

    assertThat(reasons(List.of(), report(bare))).containsExactly("notAssigned");
  }

  @Test
  void whatKeywardDoesNotReportIsTold() {
    String vault = "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53";

    assertThat(
            reasons(
                List.of(state(ID, AZURE, "NonCompliant"), state("/v", vault, "NonCompliant")),
                report()))
        .containsExactly("notReported", "notInUse");
  }

  @Test
  void statesOfOtherDefinitionsAreCountedAndRowsOfResourceGraphAreRead() {
    Map<String, Object> row = Map.of("properties", state(ID, AZURE, "NonCompliant"));
    Map<String, Object> other = state(ID, "2cc2c3b5-c2f8-45aa-a9e6-f90d85ae8352", "NonCompliant");
    Map<String, Object> bare =
        resource("OpenAI", "nonCompliant", outcome("cmk-required", "violated"));

    ComparePolicies.Findings found = ComparePolicies.of(List.of(row, other), List.of(report(bare)));

    assertThat(found.others()).isEqualTo(1);
    assertThat(found.compared()).isEqualTo(1);
    assertThat(found.differences()).isEmpty();
  }

  private static List<String> reasons(List<?> states, Map<String, Object> report) {
    return ComparePolicies.of(states, List.of(report)).differences().stream()
        .map(it -> it.reason().word())
        .toList();
  }

  private static Map<String, Object> state(String id, String definition, String word) {
    return Map.of(
        "resourceId", id,
        "policyDefinitionId", "/providers/Microsoft.Authorization/policyDefinitions/" + definition,
        "complianceState", word);
  }

  private static Map<String, Object> report(Object... resources) {
    return Map.of("schemaVersion", 1, "resources", List.of(resources));
  }

  private static Map<String, Object> resource(String kind, String verdict, Object... outcomes) {
    return Map.of(
        "id", ID,
        "kind", kind,
        "verdict", verdict,
        "encryption", Map.of("source", "unknown"),
        "outcomes", List.of(outcomes));
  }

  private static Map<String, Object> outcome(String rule, String word) {
    return Map.of("rule", rule, "outcome", word, "message", "Because.");
  }
}
