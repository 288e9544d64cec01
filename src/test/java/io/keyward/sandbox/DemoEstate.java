package io.keyward.sandbox;

import io.keyward.inventory.Body;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small company's AI estate, good and bad, written by the people who would write it. */
final class DemoEstate {
  private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
  private static final String PROD = SUBSCRIPTION + "/resourceGroups/rg-ai-prod";
  private static final String LAB = SUBSCRIPTION + "/resourceGroups/rg-ai-lab";
  private static final String KEYS = SUBSCRIPTION + "/resourceGroups/rg-keys";
  private static final String SERVICE_ENCRYPTION_USER =
      SUBSCRIPTION
          + "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6";
  private static final String COGNITIVE = "/providers/Microsoft.CognitiveServices/accounts/";
  private static final String ML = "/providers/Microsoft.MachineLearningServices/workspaces/";
  private static final Map<String, String> CONFIDENTIAL = tags("Confidential", "Production");
  private static final Map<String, String> REGULATED = tags("Regulated", "Production");
  private static final Map<String, String> INTERNAL = tags("Internal", "Test");

  private final Tenancy tenancy;
  private final Narrator narrator;
  private final ArmWriter platform;
  private final ArmWriter team;

  DemoEstate(Tenancy tenancy, Narrator narrator) {
    this.tenancy = tenancy;
    this.narrator = narrator;
    this.platform = new ArmWriter(tenancy, "platform-team");
    this.team = new ArmWriter(tenancy, "ai-team");
  }

  void write() {
    narrator.title("Writing the demo estate");
    narrator.step(
        "three vaults: kv-ai-prod, kv-hr-eu (access policies), kv-ai-lab (no purge protection)");
    vaults();
    narrator.step("accounts: OpenAI, Foundry, Speech, Language, Vision");
    accounts();
    narrator.step("machine learning: workspaces, a hub and its project");
    machineLearning();
    narrator.step("search, bots and a video indexer");
    others();
    tenancy.rememberDemo();
  }

  private void vaults() {
    for (String group : List.of(PROD, LAB, KEYS)) {
      platform.put(group, "2021-04-01", Map.of("location", "westeurope"));
    }
    vault("kv-ai-prod", Map.of("enableRbacAuthorization", true, "enablePurgeProtection", true));
    vault("kv-hr-eu", Map.of("enableRbacAuthorization", false, "enablePurgeProtection", true));
    vault("kv-ai-lab", Map.of("enableRbacAuthorization", true));
    audited("kv-ai-prod");
    key("kv-ai-prod", "cmk-openai");
    key("kv-ai-prod", "cmk-ml");
    key("kv-hr-eu", "cmk-language");
    key("kv-ai-lab", "cmk-lab");
  }

  /** Its audit log goes to the workspace that Keyward asks for denied requests and rotations. */
  private void audited(String vault) {
    String group = Tenancy.LOGS.substring(0, Tenancy.LOGS.indexOf("/providers/"));
    platform.put(group, "2021-04-01", Map.of("location", "westeurope"));
    platform.put(Tenancy.LOGS, "2023-09-01", Map.of("location", "westeurope"));
    platform.put(
        KEYS
            + "/providers/Microsoft.KeyVault/vaults/"
            + vault
            + "/providers/Microsoft.Insights/diagnosticSettings/audit",
        "2021-05-01-preview",
        Map.of(
            "properties",
            Map.of(
                "workspaceId",
                Tenancy.LOGS,
                "logs",
                List.of(Map.of("category", "AuditEvent", "enabled", true)))));
  }

  private void vault(String name, Map<String, ?> properties) {
    Map<String, Object> all = new java.util.HashMap<>(properties);
    all.put("tenantId", Tenancy.TENANT);
    all.put("sku", Map.of("family", "A", "name", "premium"));
    all.put("accessPolicies", List.of());
    platform.put(
        KEYS + "/providers/Microsoft.KeyVault/vaults/" + name,
        "2023-07-01",
        Map.of("location", "westeurope", "properties", all));
  }

  /** The part of a policy file that lets new keys be made in the demo's vaults. */
  static String approvedVaults() {
    return Stream.of("kv-ai-prod", "kv-hr-eu", "kv-ai-lab")
        .map(name -> "        - " + KEYS + "/providers/Microsoft.KeyVault/vaults/" + name + "\n")
        .collect(
            Collectors.joining(
                "", "vaults:\n  approved:\n    - region: westeurope\n      vaults:\n", ""));
  }

  private Body key(String vault, String name) {
    return platform.put(
        KEYS + "/providers/Microsoft.KeyVault/vaults/" + vault + "/keys/" + name,
        "2023-07-01",
        Map.of(
            "properties",
            Map.of("kty", "RSA", "keySize", 2048, "keyOps", List.of("wrapKey", "unwrapKey"))));
  }

  private void accounts() {
    Body claims = account(PROD, "openai-claims", "OpenAI", CONFIDENTIAL);
    grant("kv-ai-prod", "cmk-openai", claims.text("identity", "principalId"));
    encrypt("openai-claims", "kv-ai-prod", "cmk-openai");
    account(PROD, "openai-chat", "OpenAI", CONFIDENTIAL);
    account(PROD, "openai-untagged", "OpenAI", Map.of());
    account(PROD, "foundry-agents", "AIServices", REGULATED);
    team.put(
        PROD + COGNITIVE + "foundry-agents/projects/triage",
        "2025-06-01",
        Map.of("location", "westeurope", "properties", Map.of("displayName", "Triage")));
    account(PROD, "speech-hotline", "SpeechServices", CONFIDENTIAL);
    account(PROD, "vision-parking", "ComputerVision", CONFIDENTIAL);
    account(LAB, "openai-playground", "OpenAI", INTERNAL);
    Body language = account(PROD, "language-hr", "TextAnalytics", REGULATED);
    allow("kv-hr-eu", language.text("identity", "principalId"));
    encrypt("language-hr", "kv-hr-eu", "cmk-language");
  }

  private Body account(String group, String name, String kind, Map<String, String> tags) {
    return team.put(
        group + COGNITIVE + name,
        "2025-06-01",
        Map.of(
            "location",
            "westeurope",
            "kind",
            kind,
            "sku",
            Map.of("name", "S0"),
            "identity",
            Map.of("type", "SystemAssigned"),
            "tags",
            tags,
            "properties",
            Map.of("customSubDomainName", name)));
  }

  private void grant(String vault, String key, String principal) {
    String scope = KEYS + "/providers/Microsoft.KeyVault/vaults/" + vault + "/keys/" + key;
    platform.put(
        scope
            + "/providers/Microsoft.Authorization/roleAssignments/"
            + java.util.UUID.nameUUIDFromBytes(
                (scope + principal).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "2022-04-01",
        Map.of(
            "properties",
            Map.of(
                "roleDefinitionId", SERVICE_ENCRYPTION_USER,
                "principalId", principal,
                "principalType", "ServicePrincipal")));
  }

  private void allow(String vault, String principal) {
    platform.put(
        KEYS + "/providers/Microsoft.KeyVault/vaults/" + vault + "/accessPolicies/add",
        "2023-07-01",
        Map.of(
            "properties",
            Map.of(
                "accessPolicies",
                List.of(
                    Map.of(
                        "tenantId",
                        Tenancy.TENANT,
                        "objectId",
                        principal,
                        "permissions",
                        Map.of("keys", List.of("get", "wrapKey", "unwrapKey")))))));
  }

  private void encrypt(String account, String vault, String key) {
    Map<String, String> properties =
        Map.of("keyVaultUri", "https://" + vault + ".vault.azure.net/", "keyName", key);
    team.patch(
        PROD + COGNITIVE + account,
        "2025-06-01",
        Map.of(
            "properties",
            Map.of(
                "encryption",
                Map.of("keySource", "Microsoft.KeyVault", "keyVaultProperties", properties))));
  }

  private void machineLearning() {
    workspace("ml-lab", "Default", INTERNAL, Map.of());
    workspace("hub-research", "Hub", CONFIDENTIAL, Map.of());
    workspace(
        "project-genomics",
        "Project",
        Map.of(),
        Map.of("hubResourceId", PROD + ML + "hub-research"));
    workspaceWithKey("ml-fraud", "id-ml-fraud");
  }

  /** A workspace takes its key only when it is created, so that its identity comes first. */
  private void workspaceWithKey(String name, String identity) {
    String identityId =
        PROD + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + identity;
    Body created = platform.put(identityId, "2023-01-31", Map.of("location", "westeurope"));
    grant("kv-ai-prod", "cmk-ml", created.text("properties", "principalId"));
    Map<String, String> key =
        Map.of(
            "keyVaultArmId",
            KEYS + "/providers/Microsoft.KeyVault/vaults/kv-ai-prod",
            "keyIdentifier",
            key("kv-ai-prod", "cmk-ml").text("properties", "keyUriWithVersion"));
    Map<String, ?> encryption =
        Map.of(
            "status",
            "Enabled",
            "identity",
            Map.of("userAssignedIdentity", identityId),
            "keyVaultProperties",
            key);
    team.put(
        PROD + ML + name,
        "2025-12-01",
        Map.of(
            "location",
            "westeurope",
            "kind",
            "Default",
            "identity",
            Map.of("type", "UserAssigned", "userAssignedIdentities", Map.of(identityId, Map.of())),
            "tags",
            CONFIDENTIAL,
            "properties",
            Map.of("encryption", encryption)));
  }

  private void workspace(
      String name, String kind, Map<String, String> tags, Map<String, ?> properties) {
    team.put(
        PROD + ML + name,
        "2025-12-01",
        Map.of(
            "location", "westeurope",
            "kind", kind,
            "identity", Map.of("type", "SystemAssigned"),
            "tags", tags,
            "properties", properties));
  }

  private void others() {
    simple(
        "/providers/Microsoft.Search/searchServices/search-docs",
        "2025-05-01",
        "standard",
        CONFIDENTIAL);
    simple(
        "/providers/Microsoft.BotService/botServices/bot-helpdesk", "2022-09-15", "S1", INTERNAL);
    simple(
        "/providers/Microsoft.HealthBot/healthBots/healthbot-triage",
        "2025-05-25",
        "C1",
        REGULATED);
    simple("/providers/Microsoft.VideoIndexer/accounts/video-training", "2025-04-01", "", INTERNAL);
  }

  private void simple(String path, String apiVersion, String sku, Map<String, String> tags) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("location", path.contains("BotService") ? "global" : "westeurope");
    body.put("kind", path.contains("BotService") ? "azurebot" : "");
    body.put("tags", tags);
    body.put("properties", Map.of());
    if (!sku.isEmpty()) {
      body.put("sku", Map.of("name", sku));
    }
    team.put(PROD + path, apiVersion, body);
  }

  private static Map<String, String> tags(String classification, String environment) {
    return Map.of("DataClassification", classification, "Environment", environment);
  }
}
