package io.keyward.bench.measure;

import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sound accounts whose events are counted and timed: some under Microsoft's key, some under keys of
 * one vault each that their identities may use.
 */
public record Estate(int plain, int keyed, int keys) {
  private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
  private static final String ROLE =
      SUBSCRIPTION
          + "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6";
  private static final String PRINCIPAL = "22222222-0000-0000-0000-%012d";
  private static final String CLIENT = "33333333-0000-0000-0000-%012d";

  public void fill(SimulatedAzure azure) {
    List<Map<String, Object>> bodies = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      bodies.add(ArmBody.vault(vault(key), uri(key)));
      bodies.add(ArmBody.key(vault(key) + "/keys/cmk", true));
      bodies.add(identity(key));
      bodies.add(grant(key));
    }
    azure.loadBodies(bodies);
    azure.loadBodies(IntStream.range(0, plain).mapToObj(Estate::plainAccount).toList());
    azure.loadBodies(IntStream.range(0, keyed).mapToObj(this::keyedAccount).toList());
  }

  /** The ids of those under Microsoft's key. */
  public List<String> plainIds() {
    return IntStream.range(0, plain).mapToObj(i -> account("plain-" + i)).toList();
  }

  /** The ids of those under a customer's key. */
  public List<String> keyedIds() {
    return IntStream.range(0, keyed).mapToObj(i -> account("keyed-" + i)).toList();
  }

  /** An event that says that this was written. */
  public static String written(String id) {
    return JsonText.write(
        Map.of(
            "id",
            "event",
            "eventType",
            "Microsoft.Resources.ResourceWriteSuccess",
            "subject",
            id,
            "data",
            Map.of("operationName", "Microsoft.CognitiveServices/accounts/write")));
  }

  private static String account(String name) {
    return SUBSCRIPTION
        + "/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/"
        + name;
  }

  private static String vault(int key) {
    return SUBSCRIPTION
        + "/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-burst-"
        + key;
  }

  private static String uri(int key) {
    return "https://kv-burst-" + key + ".vault.azure.net/";
  }

  private static String identityId(int key) {
    return SUBSCRIPTION
        + "/resourceGroups/rg-keys/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-"
        + key;
  }

  private static Map<String, Object> identity(int key) {
    return ArmBody.of(identityId(key), Map.of(), principal(key));
  }

  private static Map<String, String> principal(int key) {
    return Map.of("principalId", PRINCIPAL.formatted(key), "clientId", CLIENT.formatted(key));
  }

  private static Map<String, Object> grant(int key) {
    String scope = vault(key) + "/keys/cmk";
    return ArmBody.of(
        scope
            + "/providers/Microsoft.Authorization/roleAssignments/44444444-0000-0000-0000-%012d"
                .formatted(key),
        Map.of(),
        Map.of(
            "scope",
            scope,
            "principalId",
            PRINCIPAL.formatted(key),
            "principalType",
            "ServicePrincipal",
            "roleDefinitionId",
            ROLE));
  }

  private static Map<String, Object> plainAccount(int number) {
    return openAi("plain-" + number, "Internal", Map.of());
  }

  /** One under a customer's key as it is when it is sound. */
  public Map<String, Object> keyedAccount(int number) {
    int key = number % keys;
    Map<String, Object> properties =
        Map.of(
            "encryption",
            Map.of(
                "keySource",
                "Microsoft.KeyVault",
                "keyVaultProperties",
                Map.of(
                    "keyVaultUri", uri(key),
                    "keyName", "cmk",
                    "identityClientId", CLIENT.formatted(key))));
    Map<String, Object> account = openAi("keyed-" + number, "Confidential", properties);
    account.put(
        "identity",
        Map.of(
            "type",
            "UserAssigned",
            "userAssignedIdentities",
            Map.of(identityId(key), principal(key))));
    return account;
  }

  public static Map<String, Object> openAi(
      String name, String classification, Map<String, Object> properties) {
    Map<String, String> tags =
        Map.of(
            "DataClassification", classification, "Environment", "Production", "Workload", "bench");
    Map<String, Object> account = ArmBody.of(account(name), tags, properties);
    account.put("kind", "OpenAI");
    account.put("sku", Map.of("name", "S0"));
    return account;
  }
}
