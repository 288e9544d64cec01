package io.keyward.cli.plan;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands behind AI resources.
 *
 * <p>Source: documentation and schema of the azurerm provider, read 2026-11-21.
 */
final class DependantMappings {
  private DependantMappings() {}

  static Map<String, Function<Attributes, ArmBody>> all() {
    return Map.of(
        "azurerm_storage_account", DependantMappings::storage,
        "azurerm_container_registry", DependantMappings::registry,
        "azurerm_cosmosdb_account", DependantMappings::cosmos,
        "azurerm_log_analytics_workspace", ArmBody::of,
        "azurerm_application_insights",
            a ->
                ArmBody.of(a)
                    .with(
                        a.following("workspace_id", Wanted.ID),
                        "properties",
                        "WorkspaceResourceId"));
  }

  private static ArmBody storage(Attributes a) {
    ArmBody body = ArmBody.of(a).with(a.value("account_kind"), "kind");
    serviceKey(a, "queue", body);
    serviceKey(a, "table", body);
    storageKey(a.block("customer_managed_key"), body);
    return body;
  }

  private static void serviceKey(Attributes a, String service, ArmBody body) {
    body.with(
        a.value(service + "_encryption_key_type"),
        "properties",
        "encryption",
        "services",
        service,
        "keyType");
  }

  /** The key of a storage account, from its own block or from a resource beside it. */
  static void storageKey(Attributes block, ArmBody body) {
    if (block.isWhollyUnknown()) {
      body.put(Plan.UNKNOWN, "properties", "encryption", "keySource");
      return;
    }
    keyOf(block)
        .ifPresent(
            address -> {
              KeyArgument.putOfVault(address, body, KeyArgument.STORAGE);
              body.with(
                  block.following("user_assigned_identity_id", Wanted.ID),
                  "properties",
                  "encryption",
                  "identity",
                  "userAssignedIdentity");
            });
  }

  /** Older versions name the vault's address, the key and its version apart. */
  private static Optional<String> keyOf(Attributes block) {
    Optional<String> whole = KeyArgument.address(block, "key_vault_key_id", "managed_hsm_key_id");
    String name = block.text("key_name");
    if (whole.isPresent() || name.isEmpty()) {
      return whole;
    }
    String uri = block.following("key_vault_uri", Wanted.VAULT_URI).map(String::valueOf).orElse("");
    String version = block.text("key_version");
    return uri.startsWith("http")
        ? Optional.of(
            (uri.endsWith("/") ? uri : uri + "/")
                + "keys/"
                + name
                + (version.isEmpty() ? "" : "/" + version))
        : Optional.of(Plan.UNKNOWN);
  }

  private static ArmBody registry(Attributes a) {
    ArmBody body = ArmBody.of(a).with(a.value("sku"), "sku", "name");
    Attributes block = a.block("encryption");
    if (block.isWhollyUnknown()) {
      return body.put(Plan.UNKNOWN, "properties", "encryption");
    }
    Optional<String> key = KeyArgument.address(block, "key_vault_key_id");
    return KeyArgument.putIdentifier(
            key, body.with(key.map(address -> "enabled"), KeyArgument.STATUS))
        .with(
            key.isPresent()
                ? block.following("identity_client_id", Wanted.CLIENT)
                : Optional.empty(),
            "properties",
            "encryption",
            "keyVaultProperties",
            "identity");
  }

  private static ArmBody cosmos(Attributes a) {
    return ArmBody.of(a)
        .with(
            KeyArgument.address(a, "key_vault_key_id", "managed_hsm_key_id"),
            "properties",
            "keyVaultKeyUri")
        .with(a.value("default_identity_type"), "properties", "defaultIdentity");
  }
}
