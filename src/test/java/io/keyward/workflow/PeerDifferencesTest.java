package io.keyward.workflow;

import static io.keyward.workflow.SoundChains.estate;
import static io.keyward.workflow.SoundChains.judge;
import static io.keyward.workflow.SoundChains.violated;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Keyward says something else than Azure Policy and other tools, on purpose. */
class PeerDifferencesTest {
  private static ObjectNode part(ObjectNode bodies, String body, String path) {
    return (ObjectNode) bodies.get(body).at(path);
  }

  private static String message(Assessment assessment, String rule) {
    return assessment.results().stream()
        .filter(result -> result.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .outcome()
        .message();
  }

  @Test
  void aFoundryAccountWithoutAKeyIsFlaggedThoughAzurePolicyLeavesItsKindOut() {
    ObjectNode bodies = estate("foundry");
    part(bodies, "resource", "/properties").remove("encryption");

    assertThat(violated(judge(bodies))).containsExactly("cmk-required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ComputerVision", "ImmersiveReader"})
  void aKindThatKeepsNothingIsNotSupportedThoughOthersFailIt(String kind) {
    ObjectNode bodies = estate("openai");
    part(bodies, "resource", "").put("kind", kind);
    part(bodies, "resource", "/properties").remove("encryption");
    part(bodies, "resource", "/properties").putArray("capabilities").addObject().put("name", "x");

    assertThat(judge(bodies).verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Microsoft.Keyvault", "MICROSOFT.KEYVAULT", "microsoft.keyvault"})
  void theCaseOfTheKeySourceDoesNotMatter(String source) {
    ObjectNode bodies = estate("openai");
    part(bodies, "resource", "/properties/encryption").put("keySource", source);

    assertThat(judge(bodies).verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void aProjectCarriesTheVerdictOfItsHub() {
    ObjectNode bodies = estate("ml-project");
    part(bodies, "hub", "/properties/encryption").put("status", "Disabled");
    Assessment assessment = judge(bodies);

    assertThat(assessment.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(assessment.inheritedFrom()).endsWith("/workspaces/hub-1");
  }

  @Test
  void anExpiredKeyIsOfTheHighestSeverityThoughOthersPassIt() {
    ObjectNode bodies = estate("openai");
    part(bodies, "resource", "/tags").put("DataClassification", "Regulated");
    part(bodies, "key", "/properties/attributes").put("exp", 1_700_000_001);
    Assessment assessment = judge(bodies);

    assertThat(violated(assessment)).containsExactly("cmk-key-usable");
    assertThat(assessment.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aDisabledKeyIsOfTheHighestSeverityThoughOthersPassIt() {
    ObjectNode bodies = estate("openai");
    part(bodies, "key", "/properties/attributes").put("enabled", false);
    Assessment assessment = judge(bodies);

    assertThat(violated(assessment)).containsExactly("cmk-key-usable");
    assertThat(assessment.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void softDeleteThatIsNotToldIsOnAndIsSaid() {
    ObjectNode bodies = estate("openai");
    part(bodies, "vault", "/properties").remove("enableSoftDelete");
    Assessment assessment = judge(bodies);

    assertThat(assessment.verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(message(assessment, "cmk-vault-recoverable")).contains("forced it");
  }

  @Test
  void softDeleteThatIsOffFails() {
    ObjectNode bodies = estate("openai");
    part(bodies, "vault", "/properties").put("enableSoftDelete", false);

    assertThat(violated(judge(bodies))).containsExactly("cmk-vault-recoverable");
  }

  @Test
  void purgeProtectionThatIsNullFails() {
    ObjectNode bodies = estate("openai");
    part(bodies, "vault", "/properties").putNull("enablePurgeProtection");

    assertThat(violated(judge(bodies))).containsExactly("cmk-vault-recoverable");
  }

  @Test
  void searchWithObjectsThatAreNotCleanMustBeMadeAnew() {
    ObjectNode bodies = estate("search");
    part(bodies, "resource", "/properties/encryptionWithCmk")
        .put("encryptionComplianceStatus", "NonCompliant");
    Assessment assessment = judge(bodies);

    assertThat(violated(assessment)).containsExactly("cmk-required");
    assertThat(message(assessment, "cmk-required")).contains("older than the service-level key");
  }

  @Test
  void aKeyThatIsGoneFailsThoughOthersLookAtTheResourceAlone() {
    ObjectNode bodies = estate("openai");
    part(bodies, "resource", "/properties/encryption/keyVaultProperties").put("keyName", "gone");

    assertThat(violated(judge(bodies))).containsExactly("cmk-key-usable");
  }

  @Test
  void anIdentityWithoutRightsFailsThoughOthersLookAtTheResourceAlone() {
    ObjectNode bodies = estate("openai");
    part(bodies, "grant", "/properties").put("principalId", "99999999-0000-0000-0000-000000000001");

    assertThat(violated(judge(bodies))).containsExactly("cmk-identity-sufficient");
  }
}
