package io.keyward.cli.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * AI resources.
 *
 * <p>Source: documentation and schema of the azurerm provider, read 2026-11-21; the Health Bot
 * there has no argument for a key.
 */
final class AiMappings {

  private AiMappings() {}

  static Map<String, Function<Attributes, ArmBody>> all() {
    return Map.of(
        "azurerm_cognitive_account", a -> account(a).with(a.value("kind"), "kind"),
        "azurerm_ai_services", a -> account(a).put("AIServices", "kind"),
        "azurerm_ai_foundry", a -> workspace(a).put("Hub", "kind"),
        "azurerm_ai_foundry_project", AiMappings::project,
        "azurerm_machine_learning_workspace",
            a -> workspace(a).put(a.value("kind").orElse("Default"), "kind"),
        "azurerm_search_service", AiMappings::search,
        "azurerm_bot_service_azure_bot", AiMappings::bot,
        "azurerm_bot_channels_registration", AiMappings::bot,
        "azurerm_healthbot", a -> ArmBody.of(a).with(a.value("sku_name"), "sku", "name"));
  }

  private static ArmBody account(Attributes a) {
    ArmBody body = ArmBody.of(a).with(a.value("sku_name"), "sku", "name");
    body.with(a.value("project_management_enabled"), "properties", "allowProjectManagement");
    List<Map<String, Object>> storage =
        a.blocks("storage").stream()
            .map(block -> block.following("storage_account_id", Wanted.ID).orElse(Plan.UNKNOWN))
            .map(id -> Map.of("resourceId", id))
            .toList();
    if (!storage.isEmpty()) {
      body.put(storage, "properties", "userOwnedStorage");
    }
    accountKey(a.block("customer_managed_key"), body);
    return body;
  }

  /** The key of an account, from its own block or from a resource beside it. */
  static void accountKey(Attributes block, ArmBody body) {
    if (block.isWhollyUnknown()) {
      body.put(Plan.UNKNOWN, "properties", "encryption");
      return;
    }
    KeyArgument.address(block, "key_vault_key_id", "managed_hsm_key_id")
        .ifPresent(
            address -> {
              KeyArgument.putOfVault(address, body, KeyArgument.ACCOUNT);
              body.with(
                  block.following("identity_client_id", Wanted.CLIENT),
                  "properties",
                  "encryption",
                  "keyVaultProperties",
                  "identityClientId");
            });
  }

  private static ArmBody workspace(Attributes a) {
    ArmBody body = ArmBody.of(a).with(a.value("sku_name"), "sku", "name");
    body.with(a.following("key_vault_id", Wanted.ID), "properties", "keyVault")
        .with(a.following("storage_account_id", Wanted.ID), "properties", "storageAccount")
        .with(a.following("container_registry_id", Wanted.ID), "properties", "containerRegistry")
        .with(
            a.following("application_insights_id", Wanted.ID), "properties", "applicationInsights")
        .with(
            a.value("service_side_encryption_enabled"),
            "properties",
            "enableServiceSideCMKEncryption");
    Attributes block = a.block("encryption");
    if (block.isWhollyUnknown()) {
      return body.put(Plan.UNKNOWN, "properties", "encryption");
    }
    return block.isThere() ? workspaceKey(block, body) : body;
  }

  private static ArmBody workspaceKey(Attributes block, ArmBody body) {
    Optional<String> key = KeyArgument.address(block, "key_id");
    return KeyArgument.putIdentifier(key, body.put("Enabled", KeyArgument.STATUS))
        .with(
            block.following("key_vault_id", Wanted.ID),
            "properties",
            "encryption",
            "keyVaultProperties",
            "keyVaultArmId")
        .with(
            block.following("user_assigned_identity_id", Wanted.ID),
            "properties",
            "encryption",
            "identity",
            "userAssignedIdentity");
  }

  private static ArmBody project(Attributes a) {
    return ArmBody.of(a)
        .put("Project", "kind")
        .with(a.following("ai_services_hub_id", Wanted.ID), "properties", "hubResourceId");
  }

  private static ArmBody search(Attributes a) {
    Optional<Object> enforced = a.value("customer_managed_key_enforcement_enabled");
    return ArmBody.of(a)
        .with(a.value("sku"), "sku", "name")
        .with(
            enforced.map(AiMappings::enforcement),
            "properties",
            "encryptionWithCmk",
            "enforcement");
  }

  private static Object enforcement(Object enabled) {
    return enabled instanceof Boolean on ? (on ? "Enabled" : "Disabled") : enabled;
  }

  /** The provider switches the key on wherever it is given one. */
  private static ArmBody bot(Attributes a) {
    ArmBody body = ArmBody.of(a).with(a.value("sku"), "sku", "name");
    Optional<String> key = KeyArgument.address(a, "cmk_key_vault_key_url", "cmk_key_vault_url");
    Optional<Object> on = key.map(url -> url.equals(Plan.UNKNOWN) ? Plan.UNKNOWN : true);
    return body.with(on, "properties", "isCmekEnabled")
        .with(key, "properties", "cmekKeyVaultUrl")
        .put("azurebot", "kind");
  }
}
