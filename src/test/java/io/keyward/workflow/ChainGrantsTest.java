package io.keyward.workflow;

import static io.keyward.workflow.SoundChains.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the identity of a sound chain may do with its vault: too little, or too much. */
final class ChainGrantsTest {
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
  void aRoleThatBearsAConditionItselfIsNotKnown() {
    assertThat(SoundChains.undetermined(withRole("\"x\"], \"condition\": \"@x\", \"y\": [\"\"")))
        .contains("cmk-identity-sufficient");
  }
}
