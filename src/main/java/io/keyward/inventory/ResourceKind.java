package io.keyward.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ARM types that Keyward knows, each with the api-version it is read with.
 *
 * <p>Versions as of 2026-11-21, from the generated type listings of the REST specifications and the
 * SDK sources. Cognitive Services from 2025-06-01 knows Foundry projects; Machine Learning from
 * 2025-06-01 shows enableServiceSideCMKEncryption; Search shows a service-level key only in
 * 2026-03-01-preview and later; Key Vault versions before 2026-02-01 retire on 2027-02-27.
 */
public enum ResourceKind {
  COGNITIVE_ACCOUNT("Microsoft.CognitiveServices/accounts", "2025-06-01", Role.AI),
  COGNITIVE_PROJECT("Microsoft.CognitiveServices/accounts/projects", "2025-06-01", Role.AI),
  COGNITIVE_ENCRYPTION_SCOPE(
      "Microsoft.CognitiveServices/accounts/encryptionScopes", "2025-06-01", Role.AI),
  ML_WORKSPACE("Microsoft.MachineLearningServices/workspaces", "2025-12-01", Role.AI),
  ML_REGISTRY("Microsoft.MachineLearningServices/registries", "2025-12-01", Role.AI),
  SEARCH_SERVICE("Microsoft.Search/searchServices", "2026-03-01-preview", Role.AI),
  BOT_SERVICE("Microsoft.BotService/botServices", "2022-09-15", Role.AI),
  HEALTH_BOT("Microsoft.HealthBot/healthBots", "2025-05-25", Role.AI),
  VIDEO_INDEXER("Microsoft.VideoIndexer/accounts", "2025-04-01", Role.AI),
  STORAGE_ACCOUNT("Microsoft.Storage/storageAccounts", "2023-01-01", Role.DEPENDANT),
  CONTAINER_REGISTRY("Microsoft.ContainerRegistry/registries", "2023-07-01", Role.DEPENDANT),
  COSMOS_ACCOUNT("Microsoft.DocumentDB/databaseAccounts", "2024-08-15", Role.DEPENDANT),
  KEY_VAULT("Microsoft.KeyVault/vaults", "2026-02-01", Role.KEY_SIDE),
  MANAGED_HSM("Microsoft.KeyVault/managedHSMs", "2026-02-01", Role.KEY_SIDE),
  MANAGED_IDENTITY("Microsoft.ManagedIdentity/userAssignedIdentities", "2023-01-31", Role.KEY_SIDE),
  ROLE_ASSIGNMENT("Microsoft.Authorization/roleAssignments", "2022-04-01", Role.KEY_SIDE),
  ROLE_DEFINITION("Microsoft.Authorization/roleDefinitions", "2022-04-01", Role.KEY_SIDE),
  /** Among given files only. */
  DENY_ASSIGNMENT("Microsoft.Authorization/denyAssignments", "2022-04-01", Role.KEY_SIDE),
  KEY("Microsoft.KeyVault/vaults/keys", "2026-02-01", Role.PART),
  KEY_VERSION("Microsoft.KeyVault/vaults/keys/versions", "2026-02-01", Role.PART),
  HSM_KEY("Microsoft.KeyVault/managedHSMs/keys", "2026-02-01", Role.PART),
  HSM_KEY_VERSION("Microsoft.KeyVault/managedHSMs/keys/versions", "2026-02-01", Role.PART),
  DIAGNOSTIC_SETTING("Microsoft.Insights/diagnosticSettings", "2021-05-01-preview", Role.KEY_SIDE),
  APPLICATION_INSIGHTS("Microsoft.Insights/components", "2020-02-02", Role.BEHIND),
  LOG_WORKSPACE("Microsoft.OperationalInsights/workspaces", "2023-09-01", Role.BEHIND),
  LOG_CLUSTER("Microsoft.OperationalInsights/clusters", "2023-09-01", Role.DEPENDANT),
  ACCOUNT_CONNECTION("Microsoft.CognitiveServices/accounts/connections", "2025-06-01", Role.PART),
  PROJECT_CONNECTION(
      "Microsoft.CognitiveServices/accounts/projects/connections", "2025-06-01", Role.PART),
  ACCOUNT_CAPABILITY_HOST(
      "Microsoft.CognitiveServices/accounts/capabilityHosts", "2025-06-01", Role.PART),
  PROJECT_CAPABILITY_HOST(
      "Microsoft.CognitiveServices/accounts/projects/capabilityHosts", "2025-06-01", Role.PART),
  /** Of the directory, not of ARM; among given files only. */
  SERVICE_PRINCIPAL("Microsoft.Graph/servicePrincipals", "v1.0", Role.KEY_SIDE);

  /** What a type is to Keyward. */
  public enum Role {
    /** Judged by the rules. */
    AI,
    /** Stands behind an AI resource and has an encryption setting of its own. */
    DEPENDANT,
    /** Stands behind an AI resource and leads to one that has such a setting. */
    BEHIND,
    /** Stands on the key's side and has no such setting. */
    KEY_SIDE,
    /** Belongs to the resource above it; a change of it is a change of that. */
    PART
  }

  private final String type;
  private final String apiVersion;
  private final Role role;

  ResourceKind(String type, String apiVersion, Role role) {
    this.type = type;
    this.apiVersion = apiVersion;
    this.role = role;
  }

  /** The type as Azure spells it. */
  public String type() {
    return type;
  }

  /** The api-version it is read with. */
  public String apiVersion() {
    return apiVersion;
  }

  /** Whether it is an AI resource. */
  public boolean isAi() {
    return role == Role.AI;
  }

  /** Whether it holds keys. */
  public boolean isVault() {
    return this == KEY_VAULT || this == MANAGED_HSM;
  }

  /** Whether it is a key, and not one of its versions. */
  public boolean isKey() {
    return this == KEY || this == HSM_KEY;
  }

  /** Whether it belongs to the resource above it. */
  public boolean isPart() {
    return role == Role.PART;
  }

  /** What it is to Keyward. */
  public Role role() {
    return role;
  }

  /** The kind of a type, ignoring case. */
  public static Optional<ResourceKind> ofType(String type) {
    return Arrays.stream(values()).filter(k -> k.type.equalsIgnoreCase(type.strip())).findFirst();
  }

  /** Whether an id is that of an AI resource. */
  public static boolean ofAi(ResourceId id) {
    return ofType(id.type()).filter(ResourceKind::isAi).isPresent();
  }

  /** The nearest known resource at or above an id: a child's event leads to its parent. */
  public static Optional<ResourceId> nearest(ResourceId id) {
    Optional<ResourceId> here = Optional.of(id);
    while (here.isPresent() && ofType(here.get().type()).filter(k -> !k.isPart()).isEmpty()) {
      here = here.get().parent();
    }
    return here;
  }

  /** All AI kinds. */
  public static List<ResourceKind> ai() {
    return Arrays.stream(values()).filter(ResourceKind::isAi).toList();
  }
}
