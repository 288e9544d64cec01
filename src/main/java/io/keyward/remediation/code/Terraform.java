package io.keyward.remediation.code;

import io.keyward.inventory.fact.Resource;

/** What the provider azurerm calls the types (its documentation, read 2026-11-21). */
public final class Terraform {
  private Terraform() {}

  public static String type(Resource resource) {
    return switch (resource.kind()) {
      case COGNITIVE_ACCOUNT -> "azurerm_cognitive_account";
      case SEARCH_SERVICE -> "azurerm_search_service";
      case BOT_SERVICE -> "azurerm_bot_service_azure_bot";
      case HEALTH_BOT -> "azurerm_healthbot";
      case STORAGE_ACCOUNT -> "azurerm_storage_account";
      case COSMOS_ACCOUNT -> "azurerm_cosmosdb_account";
      case KEY_VAULT -> "azurerm_key_vault";
      case ML_WORKSPACE -> "azurerm_machine_learning_workspace";
      default -> "azapi_resource";
    };
  }
}
