package io.keyward.testing;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ARM bodies of our own, in plain maps. */
public final class Bodies {
  public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

  private Bodies() {}

  /** The id of an account in a group of its own. */
  public static ResourceId account(String name) {
    return ResourceId.of(
        "/subscriptions/"
            + SUBSCRIPTION
            + "/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/"
            + name);
  }

  /** A Confidential production account under Microsoft's key. */
  public static Map<String, ?> withoutKey(ResourceId id) {
    return account(id, Map.of("provisioningState", "Succeeded"));
  }

  /** The same account while it is being created. */
  public static Map<String, ?> beingCreated(ResourceId id) {
    return account(id, Map.of("provisioningState", "Creating"));
  }

  /** The same account under a customer's key. */
  public static Map<String, ?> withKey(ResourceId id) {
    Map<String, ?> key = Map.of("keyVaultUri", "https://kv.vault.azure.net", "keyName", "cmk");
    return account(
        id,
        Map.of(
            "provisioningState",
            "Succeeded",
            "encryption",
            Map.of("keySource", "Microsoft.KeyVault", "keyVaultProperties", key)));
  }

  /** The vault, the key and the grant of the principal "p" that make {@link #withKey} sound. */
  public static List<Map<String, ?>> keySide() {
    String vault =
        "/subscriptions/"
            + SUBSCRIPTION
            + "/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv";
    String key = vault + "/keys/cmk";
    return List.of(vault(vault), key(key), grant(key));
  }

  private static Map<String, ?> vault(String id) {
    Map<String, ?> properties =
        Map.of(
            "vaultUri",
            "https://kv.vault.azure.net/",
            "tenantId",
            "t",
            "enableRbacAuthorization",
            true,
            "enablePurgeProtection",
            true);
    return Map.of(
        "id",
        id,
        "type",
        "Microsoft.KeyVault/vaults",
        "name",
        "kv",
        "location",
        "westeurope",
        "properties",
        properties);
  }

  private static Map<String, ?> key(String id) {
    Map<String, ?> properties =
        Map.of(
            "kty",
            "RSA",
            "keySize",
            2048,
            "keyOps",
            List.of("wrapKey", "unwrapKey"),
            "keyUri",
            "https://kv.vault.azure.net/keys/cmk",
            "keyUriWithVersion",
            "https://kv.vault.azure.net/keys/cmk/0123456789abcdef0123456789abcdef",
            "attributes",
            Map.of("enabled", true));
    return Map.of("id", id, "type", "Microsoft.KeyVault/vaults/keys", "properties", properties);
  }

  /** The right to use keys, given at a scope. */
  public static Map<String, ?> grant(String scope) {
    String role =
        "/subscriptions/"
            + SUBSCRIPTION
            + "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6";
    return Map.of(
        "id",
        scope + "/providers/Microsoft.Authorization/roleAssignments/g",
        "type",
        "Microsoft.Authorization/roleAssignments",
        "properties",
        Map.of("scope", scope, "principalId", "p", "roleDefinitionId", role));
  }

  /** An account with these properties. */
  public static Map<String, ?> account(ResourceId id, Map<String, ?> properties) {
    return Map.of(
        "id",
        id.toString(),
        "type",
        id.type(),
        "name",
        id.name(),
        "kind",
        "OpenAI",
        "location",
        "westeurope",
        "sku",
        Map.of("name", "S0"),
        "identity",
        Map.of("type", "SystemAssigned", "principalId", "p"),
        "tags",
        Map.of("DataClassification", "Confidential", "Environment", "Production"),
        "properties",
        properties);
  }

  /** An account under a key of the vault {@code kv}, opened by an identity with this client id. */
  public static Map<String, ?> underKeyAs(ResourceId id, String key, String clientId) {
    String identity =
        "/subscriptions/"
            + SUBSCRIPTION
            + "/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i";
    Map<String, ?> reference =
        Map.of(
            "keyVaultUri",
            "https://kv.vault.azure.net",
            "keyName",
            key,
            "identityClientId",
            clientId);
    Map<String, ?> encryption =
        Map.of("keySource", "Microsoft.KeyVault", "keyVaultProperties", reference);
    return with(
        account(id, Map.of("provisioningState", "Succeeded", "encryption", encryption)),
        "identity",
        Map.of(
            "type",
            "UserAssigned",
            "userAssignedIdentities",
            Map.of(identity, Map.of("clientId", clientId, "principalId", "p"))));
  }

  /** The same body with another classification. */
  public static Map<String, ?> tagged(Map<String, ?> body, String classification) {
    return with(body, "tags", Map.of("DataClassification", classification));
  }

  /** The same body of another kind. */
  public static Map<String, ?> ofKind(Map<String, ?> body, String kind) {
    return with(body, "kind", kind);
  }

  private static Map<String, ?> with(Map<String, ?> body, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(name, value);
    return changed;
  }

  /** The resource in a body. */
  public static Resource resource(Map<String, ?> body) {
    return ResourceParser.parse(body).orElseThrow();
  }
}
