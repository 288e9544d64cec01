package io.keyward.bench.measure;

import io.keyward.sandbox.azure.SimulatedAzure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Ten thousand AI resources under 40 keys of 10 vaults, opened by 200 identities. */
public final class LargeTenant {
  public static final int VAULTS = 10;
  public static final int KEYS = 40;
  public static final int IDENTITIES = 200;
  private static final int BATCH = 500;
  private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-00000000000";
  private static final String ROLE =
      SUBSCRIPTION
          + "1/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6";

  private LargeTenant() {}

  public static void fill(SimulatedAzure azure, int resources) {
    azure.loadBodies(IntStream.range(0, VAULTS).mapToObj(LargeTenant::vault).toList());
    azure.loadBodies(IntStream.range(0, KEYS).mapToObj(LargeTenant::key).toList());
    azure.loadBodies(IntStream.range(0, IDENTITIES).mapToObj(LargeTenant::identity).toList());
    azure.loadBodies(IntStream.range(0, IDENTITIES).mapToObj(LargeTenant::grant).toList());
    for (int from = 0; from < resources; from += BATCH) {
      List<Map<String, Object>> batch = new ArrayList<>();
      IntStream.range(from, Math.min(resources, from + BATCH))
          .forEach(number -> batch.add(resource(number)));
      azure.loadBodies(batch);
    }
  }

  private static String vaultId(int number) {
    return SUBSCRIPTION
        + "1/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-bench-"
        + number;
  }

  private static String uri(int vault) {
    return "https://kv-bench-" + vault + ".vault.azure.net/";
  }

  private static Map<String, Object> vault(int number) {
    return ArmBody.vault(vaultId(number), uri(number));
  }

  private static Map<String, Object> key(int number) {
    return ArmBody.key(vaultId(number % VAULTS) + "/keys/cmk-" + number, number != 7);
  }

  private static String identityId(int number) {
    return SUBSCRIPTION
        + "1/resourceGroups/rg-keys/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-"
        + number;
  }

  private static String principal(int number) {
    return "22222222-0000-0000-0000-%012d".formatted(number);
  }

  private static String client(int number) {
    return "33333333-0000-0000-0000-%012d".formatted(number);
  }

  private static Map<String, Object> identity(int number) {
    return ArmBody.of(
        identityId(number),
        Map.of(),
        Map.of("principalId", principal(number), "clientId", client(number)));
  }

  /** Each identity may use the one key that its resources are under. */
  private static Map<String, Object> grant(int number) {
    int key = number % KEYS;
    String scope = vaultId(key % VAULTS) + "/keys/cmk-" + key;
    return ArmBody.of(
        scope
            + "/providers/Microsoft.Authorization/roleAssignments/44444444-0000-0000-0000-%012d"
                .formatted(number),
        Map.of(),
        Map.of(
            "scope",
            scope,
            "principalId",
            principal(number),
            "principalType",
            "ServicePrincipal",
            "roleDefinitionId",
            ROLE));
  }

  /** The id of a resource. */
  public static String resourceId(int number) {
    String group =
        SUBSCRIPTION + (number % 2 + 1) + "/resourceGroups/rg-ai-" + number % 100 + "/providers/";
    return isBot(number)
        ? group + "Microsoft.BotService/botServices/bot-" + number
        : group + "Microsoft.CognitiveServices/accounts/ai-" + number;
  }

  private static boolean isBot(int number) {
    return number % 20 == 19;
  }

  /** Accounts under a key, every tenth under Microsoft's, and some bots. */
  private static Map<String, Object> resource(int number) {
    if (isBot(number)) {
      return ArmBody.of(
          resourceId(number),
          tags("Internal"),
          Map.of("endpoint", "https://bot.example", "isCmekEnabled", false));
    }
    int identity = number % IDENTITIES;
    int key = identity % KEYS;
    Map<String, Object> account =
        ArmBody.of(
            resourceId(number),
            tags(number % 3 == 0 ? "Confidential" : "Regulated"),
            number % 10 == 3 ? Map.of() : Map.of("encryption", encryption(key, identity)));
    account.put("kind", "OpenAI");
    account.put("sku", Map.of("name", "S0"));
    account.put(
        "identity",
        Map.of(
            "type",
            "UserAssigned",
            "userAssignedIdentities",
            Map.of(
                identityId(identity),
                Map.of("principalId", principal(identity), "clientId", client(identity)))));
    return account;
  }

  private static Map<String, Object> encryption(int key, int identity) {
    return Map.of(
        "keySource",
        "Microsoft.KeyVault",
        "keyVaultProperties",
        Map.of(
            "keyVaultUri", uri(key % VAULTS),
            "keyName", "cmk-" + key,
            "identityClientId", client(identity)));
  }

  private static Map<String, String> tags(String classification) {
    return Map.of(
        "DataClassification", classification, "Environment", "Production", "Workload", "bench");
  }
}
