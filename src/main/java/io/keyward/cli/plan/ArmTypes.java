package io.keyward.cli.plan;

import java.util.Map;
import java.util.Optional;

/**
 * The ARM type of each azurerm resource that lies in a resource group.
 *
 * <p>Source: documentation of the azurerm provider, read 2026-11-21.
 */
final class ArmTypes {
  private static final String ACCOUNTS = "Microsoft.CognitiveServices/accounts";
  private static final String WORKSPACES = "Microsoft.MachineLearningServices/workspaces";
  private static final String BOTS = "Microsoft.BotService/botServices";

  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("azurerm_cognitive_account", ACCOUNTS),
          Map.entry("azurerm_ai_services", ACCOUNTS),
          Map.entry("azurerm_ai_foundry", WORKSPACES),
          Map.entry("azurerm_ai_foundry_project", WORKSPACES),
          Map.entry("azurerm_machine_learning_workspace", WORKSPACES),
          Map.entry("azurerm_search_service", "Microsoft.Search/searchServices"),
          Map.entry("azurerm_bot_service_azure_bot", BOTS),
          Map.entry("azurerm_bot_channels_registration", BOTS),
          Map.entry("azurerm_healthbot", "Microsoft.HealthBot/healthBots"),
          Map.entry("azurerm_storage_account", "Microsoft.Storage/storageAccounts"),
          Map.entry("azurerm_container_registry", "Microsoft.ContainerRegistry/registries"),
          Map.entry("azurerm_cosmosdb_account", "Microsoft.DocumentDB/databaseAccounts"),
          Map.entry("azurerm_key_vault", "Microsoft.KeyVault/vaults"),
          Map.entry(
              "azurerm_user_assigned_identity", "Microsoft.ManagedIdentity/userAssignedIdentities"),
          Map.entry("azurerm_log_analytics_workspace", "Microsoft.OperationalInsights/workspaces"),
          Map.entry("azurerm_application_insights", "Microsoft.Insights/components"));

  private ArmTypes() {}

  static Optional<String> of(String terraform) {
    return Optional.ofNullable(ALL.get(terraform));
  }

  /** The type in {@code TYPE@VERSION}, as azapi writes it. */
  static String withoutVersion(String type) {
    int at = type.indexOf('@');
    return at < 0 ? type : type.substring(0, at);
  }
}
