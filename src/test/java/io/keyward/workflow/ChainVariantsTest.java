package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
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

  private static ObjectNode withDenial(String principal, String spared, String scope) {
    ObjectNode bodies = SoundChains.estate("openai");
    String vault = bodies.get("vault").get("id").asText();
    bodies.set(
        "denial",
        SoundChains.json(
            """
            {"id": "%s/providers/Microsoft.Authorization/denyAssignments/d1",
             "type": "Microsoft.Authorization/denyAssignments",
             "properties": {
               "permissions": [{"dataActions": ["Microsoft.KeyVault/vaults/*"]}],
               "scope": "%s", "principals": [%s], "excludePrincipals": [%s]}}
            """
                .formatted(vault, vault + scope, principal, spared)));
    return bodies;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id': '22222222-0000-0000-0000-000000000001', 'type': 'ServicePrincipal'}",
        "{'id': '00000000-0000-0000-0000-000000000000', 'type': 'SystemDefined'}",
        "{'id': '77777777-0000-0000-0000-000000000001', 'type': 'Group'}",
        "{'id': ['x'], 'type': 'ServicePrincipal'}"
      })
  void aDenyAssignmentMayTakeAGrantAway(String principal) {
    ObjectNode bodies = withDenial(principal.replace('\'', '"'), "", "");

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies)))
        .containsExactly("cmk-identity-sufficient");
  }

  @Test
  void aDenyAssignmentToOthersOrElsewhereTakesNothing() {
    String identity = "{\"id\": \"22222222-0000-0000-0000-000000000001\"}";
    String everybody = "{\"id\": \"00000000-0000-0000-0000-000000000000\"}";
    String other = "{\"id\": \"99999999-0000-0000-0000-000000000001\"}";

    assertThat(SoundChains.judge(withDenial(other, "", "")).verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(SoundChains.judge(withDenial(everybody, identity, "")).verdict())
        .isEqualTo(Verdict.COMPLIANT);
    assertThat(SoundChains.judge(withDenial(identity, "", "/keys/other")).verdict())
        .isEqualTo(Verdict.COMPLIANT);
  }

  private static Assessment withRole(String dataActions) {
    ObjectNode bodies = SoundChains.estate("openai");
    String role = "12345678-0000-0000-0000-000000000000";
    at(bodies, "grant", "properties")
        .put("roleDefinitionId", "/providers/Microsoft.Authorization/roleDefinitions/" + role);
    bodies.set(
        "role",
        SoundChains.json(
            """
            {"type": "Microsoft.Authorization/roleDefinitions", "name": "%s",
             "properties": {"roleName": "own", "permissions": [{"dataActions": [
               "Microsoft.KeyVault/vaults/keys/read", "Microsoft.KeyVault/vaults/keys/wrap/action",
               "Microsoft.KeyVault/vaults/keys/unwrap/action", %s]}]}}
            """
                .formatted(role, dataActions)));
    return SoundChains.judge(bodies);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "certificates/purge/action",
        "secrets/restore/action",
        "secrets/recover/action",
        "storageaccounts/set/action",
        "certificatecas/*",
        "keys/newthing/*",
        "newthings/write"
      })
  void whateverARoleAllowsBeyondUseIsExcess(String action) {
    assertThat(SoundChains.violated(withRole("\"Microsoft.KeyVault/vaults/" + action + "\"")))
        .containsExactly("cmk-identity-least-privilege");
  }

  @Test
  void readingAboutThingsIsNoExcess() {
    Assessment assessment =
        withRole(
            "\"Microsoft.KeyVault/vaults/secrets/readMetadata/action\","
                + "\"Microsoft.KeyVault/vaults/certificates/read\"");

    assertThat(assessment.verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void aNewlyDeclaredVaultWithoutAWordMayGoByRoles() {
    ObjectNode bodies = SoundChains.estate("openai-access-policies");
    at(bodies, "vault").put("apiVersion", "2026-02-01");
    at(bodies, "vault", "properties").remove(List.of("enableRbacAuthorization", "vaultUri"));
    at(bodies, "vault", "properties").remove("provisioningState");

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies)))
        .contains("cmk-identity-sufficient");

    at(bodies, "vault").put("apiVersion", "2024-11-01");

    assertThat(SoundChains.judge(bodies).verdict()).isEqualTo(Verdict.COMPLIANT);
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
  @ValueSource(booleans = {true, false})
  void aHostThatIsThereCountsWhateverTheSwitchSays(boolean said) {
    ObjectNode bodies = SoundChains.estate("foundry");
    at(bodies, "resource", "properties").remove("allowProjectManagement");
    if (said) {
      at(bodies, "resource", "properties").put("allowProjectManagement", false);
    }
    at(bodies, "storage", "properties", "encryption").put("keySource", "Microsoft.Storage");

    assertThat(SoundChains.violated(SoundChains.judge(bodies))).containsExactly("cmk-dependants");
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

  @Test
  void aProjectsHostThatNamesNoPlaceForSomeDataLeavesThatOpen() {
    ObjectNode bodies = projectBesideAgents("Microsoft.Keyvault");
    ObjectNode host = at(bodies, "host");
    String project = at(bodies, "resource").get("id").asText();
    host.put("id", project + "/capabilityHosts/agents");
    host.put("type", "Microsoft.CognitiveServices/accounts/projects/capabilityHosts");
    at(bodies, "host", "properties").removeAll();

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(SoundChains.undetermined(assessment)).containsExactly("cmk-dependants");
    assertThat(dependants(assessment).outcome().message()).contains("names no connection");
  }

  @Test
  void aRoleThatBearsAConditionItselfIsNotKnown() {
    assertThat(SoundChains.undetermined(withRole("\"x\"], \"condition\": \"@x\", \"y\": [\"\"")))
        .contains("cmk-identity-sufficient");
  }
}
