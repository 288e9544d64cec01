package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Assessment;
import io.keyward.compliance.BadPolicy;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.PolicyFile;
import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes more than one change in a sound chain. */
class ChainVariantsTest {
  private static final String OTHER_SUBSCRIPTION =
      "/subscriptions/00000000-0000-0000-0000-0000000000bb/resourceGroups/rg/providers/"
          + "Microsoft.KeyVault/vaults/kv-sound";

  private static ObjectNode at(ObjectNode bodies, String... path) {
    ObjectNode here = bodies;
    for (String name : path) {
      here = (ObjectNode) here.get(name);
    }
    return here;
  }

  private static ObjectNode withoutTenants() {
    ObjectNode bodies = SoundChains.estate("openai");
    at(bodies, "resource", "identity").remove("tenantId");
    at(bodies, "vault", "properties").remove("tenantId");
    return bodies;
  }

  @Test
  void oneSubscriptionIsOneTenant() {
    assertThat(SoundChains.judge(withoutTenants()).verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void anotherSubscriptionMayBeAnotherTenant() {
    ObjectNode bodies = withoutTenants();
    at(bodies, "vault").put("id", OTHER_SUBSCRIPTION);

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies))).contains("cmk-vault-placement");
  }

  private static ObjectNode projectBesideAgents(String fault) {
    ObjectNode bodies = SoundChains.estate("foundry-project");
    ObjectNode account = SoundChains.estate("foundry");
    for (String body :
        List.of("host", "files", "threads", "vectors", "storage", "cosmos", "search")) {
      bodies.set(body, account.get(body));
    }
    at(bodies, "storage", "properties", "encryption").put("keySource", fault);
    return bodies;
  }

  private static Result dependants(Assessment assessment) {
    return assessment.results().stream()
        .filter(result -> result.rule().equals("cmk-dependants"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aProjectIsNoCleanerThanWhatItsAccountKeepsDataIn() {
    Assessment assessment = SoundChains.judge(projectBesideAgents("Microsoft.Storage"));

    assertThat(SoundChains.violated(assessment)).containsExactly("cmk-dependants");
    assertThat(dependants(assessment).inheritedFrom()).endsWith("/accounts/foundry-1");
  }

  @Test
  void aProjectOfACleanAccountIsCompliant() {
    ObjectNode bodies = projectBesideAgents("Microsoft.Keyvault");
    at(bodies, "account", "properties").remove("allowProjectManagement");

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(assessment.verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(dependants(assessment).outcome()).isInstanceOf(Outcome.Satisfied.class);
  }

  private static ObjectNode withKeyOfItsOwn(String attribute, JsonNode value) {
    ObjectNode bodies = SoundChains.estate("foundry");
    ObjectNode other = bodies.get("key").deepCopy();
    other.put("name", "other").put("id", other.get("id").asText().replace("/cmk", "/other"));
    at(other, "properties")
        .put("keyUri", "https://kv-sound.vault.azure.net/keys/other")
        .put("keyUriWithVersion", "https://kv-sound.vault.azure.net/keys/other/1");
    at(other, "properties", "attributes").set(attribute, value);
    bodies.set("other", other);
    at(bodies, "storage", "properties", "encryption", "keyvaultproperties").put("keyname", "other");
    return bodies;
  }

  @Test
  void theKeyOfWhatHoldsItsDataMustBeUsableToo() {
    ObjectNode disabled = withKeyOfItsOwn("enabled", BooleanNode.FALSE);
    ObjectNode expired = withKeyOfItsOwn("exp", IntNode.valueOf(1_700_000_001));

    assertThat(SoundChains.violated(SoundChains.judge(disabled))).containsExactly("cmk-dependants");
    assertThat(SoundChains.violated(SoundChains.judge(expired))).containsExactly("cmk-dependants");
    assertThat(SoundChains.judge(withKeyOfItsOwn("enabled", BooleanNode.TRUE)).verdict())
        .isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void storageForBlobsAloneHasNoQueuesToAskAbout() {
    ObjectNode bodies = SoundChains.estate("foundry");
    at(bodies, "storage").put("kind", "BlockBlobStorage");
    at(bodies, "storage", "properties", "encryption").remove("services");

    assertThat(SoundChains.judge(bodies).verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  private static Assessment withRoleOnTheVault(String role, String condition) {
    ObjectNode bodies = SoundChains.estate("openai-access-policies");
    ObjectNode grant = (ObjectNode) SoundChains.estate("openai").get("grant");
    at(grant, "properties")
        .put("roleDefinitionId", "/providers/Microsoft.Authorization/roleDefinitions/" + role)
        .put("scope", bodies.get("vault").get("id").asText())
        .put("condition", condition);
    bodies.set("grant", grant);
    return SoundChains.judge(bodies);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b24988ac-6180-42a0-ab88-20f7382dd24c",
        "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
        "f25e0fa2-a7c8-4377-a976-54943a77a395"
      })
  void whoMayWriteAVaultWithAccessPoliciesMayDoMore(String role) {
    assertThat(SoundChains.violated(withRoleOnTheVault(role, "")))
        .containsExactly("cmk-identity-least-privilege");
    assertThat(SoundChains.undetermined(withRoleOnTheVault(role, "@Resource[x] StringEquals 'y'")))
        .containsExactly("cmk-identity-least-privilege");
  }

  @Test
  void aRoleThatMayNotChangeTheVaultIsNoExcess() {
    String reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    assertThat(withRoleOnTheVault(reader, "").verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void anUnreadRoleOnAVaultWithAccessPoliciesMayBeMore() {
    assertThat(
            SoundChains.undetermined(
                withRoleOnTheVault("12345678-0000-0000-0000-000000000000", "")))
        .containsExactly("cmk-identity-least-privilege");
  }

  @Test
  void aTranslatorWithoutARegionCannotUseTheKeyItNames() {
    ObjectNode bodies = SoundChains.estate("openai");
    at(bodies, "resource").put("kind", "TextTranslation").put("location", "global");

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies))).contains("cmk-required");
  }

  @Test
  void aKeyOnSpeechItselfIsNotWhatItsDataIsUnder() {
    ObjectNode bodies = SoundChains.estate("openai");
    at(bodies, "resource").put("kind", "SpeechServices");
    at(bodies, "resource", "properties").remove("capabilities");

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies))).contains("cmk-required");
  }

  private static Assessment underMicrosoftsKey(String policy, String classification)
      throws BadPolicy {
    ObjectNode bodies = SoundChains.estate("openai");
    at(bodies, "resource", "properties").remove("encryption");
    at(bodies, "resource", "tags").put("DataClassification", classification);
    return SoundChains.judge(bodies, PolicyFile.parse(policy));
  }

  @Test
  void whereNobodyAsksForAKeyNothingIsCompliantByIt() throws BadPolicy {
    String off = "rules: {cmk-required: off}";

    assertThat(underMicrosoftsKey(off, "Confidential").verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(underMicrosoftsKey(off, "Public").verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(SoundChains.judge(SoundChains.estate("openai"), PolicyFile.parse(off)).verdict())
        .isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void aRuleThatIsSwitchedOffSaysSo() throws BadPolicy {
    Assessment assessment = underMicrosoftsKey("rules: {cmk-required: off}", "Confidential");

    assertThat(assessment.results().get(0).outcome().message())
        .isEqualTo("Switched off by policy.");
  }
}
