package io.keyward.workflow;

import static io.keyward.workflow.SoundChains.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes more than one change in a sound chain. */
class ChainVariantsTest {
  private static final String OTHER_SUBSCRIPTION =
      "/subscriptions/00000000-0000-0000-0000-0000000000bb/resourceGroups/rg/providers/"
          + "Microsoft.KeyVault/vaults/kv-sound";

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

  @Test
  void twoIdentitiesOfOneClientIdContradictEachOther() {
    ObjectNode bodies = SoundChains.estate("foundry");
    ObjectNode users = at(bodies, "resource", "identity", "userAssignedIdentities");
    ObjectNode second = users.properties().iterator().next().getValue().deepCopy();
    users.set("/other", second.put("principalId", "99999999-0000-0000-0000-000000000002"));

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies)))
        .contains("cmk-identity-present");
  }

  @Test
  void aVaultMustBeInTheTenantThatTheIdentityItselfTells() {
    ObjectNode bodies = SoundChains.estate("foundry");
    at(bodies, "resource", "identity").remove("tenantId");
    at(bodies, "vault", "properties").put("tenantId", "99999999-1111-1111-1111-111111111111");

    assertThat(SoundChains.violated(SoundChains.judge(bodies)))
        .containsExactly("cmk-vault-placement");
  }

  @Test
  void aSwitchThatIsNotToldMayMeanTheModelThatNeedsAnOpenVault() {
    ObjectNode bodies = SoundChains.estate("ml-workspace");
    at(bodies, "resource", "properties")
        .put("enableServiceSideCMKEncryption", "[parameters('serviceSide')]");
    at(bodies, "vault", "properties").put("publicNetworkAccess", "Disabled");

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies))).contains("cmk-vault-reachable");
  }

  @Test
  void twoPlacesThatAPlanDoesNotKnowAreNotOne() {
    ObjectNode bodies = SoundChains.estate("openai");
    at(bodies, "resource").put("location", "[known after apply]");
    at(bodies, "vault").put("location", "[known after apply]");

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies)))
        .containsExactly("cmk-vault-placement");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"DataClassification\": [\"Confidential\"]}", "[\"x\"]"})
  void aProjectWhoseTagsAreNotReadableIsNotItsAccountsPublic(String tags) {
    ObjectNode bodies = SoundChains.estate("foundry-project");
    at(bodies, "resource").set("tags", SoundChains.json(tags));
    at(bodies, "account", "tags").put("DataClassification", "Public");
    at(bodies, "account", "properties").remove("encryption");

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(assessment.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(SoundChains.undetermined(assessment)).contains("classification-tag");
  }

  @Test
  void twoBodiesOfOneIdInAnotherCasingAreNotBelieved() {
    ObjectNode bodies = SoundChains.estate("openai");
    SoundChains.inject(bodies, "vault", "again /properties/enablePurgeProtection = false");
    ObjectNode again = at(bodies, "again");
    again.put("id", again.get("id").asText().toUpperCase(java.util.Locale.ROOT));

    assertThat(SoundChains.judge(bodies).verdict()).isEqualTo(Verdict.UNDETERMINED);
  }
}
