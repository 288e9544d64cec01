package io.keyward.cli.plan;

import io.keyward.cli.plan.file.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources of Terraform that are a part of another one in Azure. */
final class Joined {
  private static final String ACCOUNT_KEY = "azurerm_cognitive_account_customer_managed_key";
  private static final String STORAGE_KEY = "azurerm_storage_account_customer_managed_key";
  private static final String ACCESS_POLICY = "azurerm_key_vault_access_policy";
  private static final String UPDATE = "azapi_update_resource";

  /** Each with the argument that names what it belongs to. */
  private static final Map<String, String> OWNERS =
      Map.of(
          ACCOUNT_KEY, "cognitive_account_id",
          STORAGE_KEY, "storage_account_id",
          ACCESS_POLICY, "key_vault_id",
          UPDATE, "resource_id");

  private final List<ArmBody> bodies;

  Joined(List<ArmBody> bodies) {
    this.bodies = bodies;
  }

  static boolean isJoined(String type) {
    return OWNERS.containsKey(type);
  }

  /** Puts it into what it belongs to; false where that is not in the plan. */
  boolean join(Attributes part) {
    String type = part.resource().type();
    String id = ownerId(part);
    if (id.equals(Plan.UNKNOWN)) {
      blur(type);
      return false;
    }
    Optional<ArmBody> owner =
        bodies.stream().filter(body -> body.text("id").equalsIgnoreCase(id)).findFirst();
    owner.ifPresent(body -> put(part, body));
    return owner.isPresent();
  }

  private static String ownerId(Attributes part) {
    String argument = OWNERS.getOrDefault(part.resource().type(), "");
    Optional<Object> id = part.following(argument, Wanted.ID);
    return id.map(String::valueOf).orElseGet(() -> AzapiMapping.updatedId(part));
  }

  private static void put(Attributes part, ArmBody owner) {
    switch (part.resource().type()) {
      case ACCOUNT_KEY -> AiMappings.accountKey(part, owner);
      case STORAGE_KEY -> DependantMappings.storageKey(part, owner);
      case ACCESS_POLICY -> addPolicy(part, owner);
      default -> AzapiMapping.update(part, owner);
    }
  }

  private static void addPolicy(Attributes policy, ArmBody vault) {
    Object before = Json.object(vault.json(), "properties").get("accessPolicies");
    if (before instanceof List<?> list) {
      List<Object> all = new ArrayList<>(list);
      all.add(KeyMappings.policy(policy));
      vault.put(all, "properties", "accessPolicies");
    }
  }

  /** It may belong to any of them: what they say of themselves is no longer the whole. */
  private void blur(String type) {
    for (ArmBody body : bodies) {
      boolean account = body.text("type").equals("Microsoft.CognitiveServices/accounts");
      boolean storage = body.text("type").equals("Microsoft.Storage/storageAccounts");
      boolean vault = body.text("type").equals("Microsoft.KeyVault/vaults");
      if (account && type.equals(ACCOUNT_KEY) && !body.has("properties", "encryption")) {
        body.put(Plan.UNKNOWN, "properties", "encryption");
      } else if (storage
          && type.equals(STORAGE_KEY)
          && !body.has("properties", "encryption", "keySource")) {
        body.put(Plan.UNKNOWN, "properties", "encryption", "keySource");
      } else if (vault && type.equals(ACCESS_POLICY)) {
        body.put(Plan.UNKNOWN, "properties", "accessPolicies");
      }
    }
  }
}
