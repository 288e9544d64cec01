package io.keyward.sandbox.azure.role;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The built-in roles that matter here, with their actions.
 *
 * <p>Source: the lists of built-in roles of Azure RBAC, read November 2026.
 */
public final class BuiltInRoles {
  private static final String VAULTS = "Microsoft.KeyVault/vaults/";
  private static final String KEYS = VAULTS + "keys/";
  private static final String GRANTS = "Microsoft.Authorization/roleAssignments/";

  /** What every role has that only works inside vaults. */
  private static final List<String> LOOKING =
      List.of(
          "Microsoft.Authorization/*/read",
          "Microsoft.Insights/alertRules/*",
          "Microsoft.Resources/deployments/*",
          "Microsoft.Resources/subscriptions/resourceGroups/read",
          "Microsoft.Support/*",
          "Microsoft.KeyVault/checkNameAvailability/read",
          "Microsoft.KeyVault/deletedVaults/read",
          "Microsoft.KeyVault/locations/*/read",
          VAULTS + "*/read",
          "Microsoft.KeyVault/operations/read");

  private static final List<Role> ALL =
      List.of(
          role("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", "*"),
          role("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", "*")
              .except(
                  "Microsoft.Authorization/*/Delete",
                  "Microsoft.Authorization/*/Write",
                  "Microsoft.Authorization/elevateAccess/Action"),
          role("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", "*/read"),
          role(
              "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
              "User Access Administrator",
              "*/read",
              "Microsoft.Authorization/*",
              "Microsoft.Support/*"),
          role(
              "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
              "Role Based Access Control Administrator",
              GRANTS + "write",
              GRANTS + "delete",
              "*/read",
              "Microsoft.Support/*"),
          role(
                  "f25e0fa2-a7c8-4377-a976-54943a77a395",
                  "Key Vault Contributor",
                  "Microsoft.Authorization/*/read",
                  "Microsoft.Insights/alertRules/*",
                  "Microsoft.KeyVault/*",
                  "Microsoft.Resources/deployments/*",
                  "Microsoft.Resources/subscriptions/resourceGroups/read",
                  "Microsoft.Support/*")
              .except(
                  "Microsoft.KeyVault/locations/deletedVaults/purge/action",
                  "Microsoft.KeyVault/hsmPools/*",
                  "Microsoft.KeyVault/managedHsms/*"),
          role(
              "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68",
              "Cognitive Services Contributor",
              "Microsoft.CognitiveServices/*"),
          role(
                  "e147488a-f6f5-4113-8e2d-b22465e65bf6",
                  "Key Vault Crypto Service Encryption User",
                  "Microsoft.EventGrid/eventSubscriptions/write",
                  "Microsoft.EventGrid/eventSubscriptions/read",
                  "Microsoft.EventGrid/eventSubscriptions/delete")
              .data(KEYS + "read", KEYS + "wrap/action", KEYS + "unwrap/action"),
          role("12338af0-0e69-4776-bea7-57ae8d297424", "Key Vault Crypto User")
              .data(
                  KEYS + "read",
                  KEYS + "update/action",
                  KEYS + "backup/action",
                  KEYS + "encrypt/action",
                  KEYS + "decrypt/action",
                  KEYS + "wrap/action",
                  KEYS + "unwrap/action",
                  KEYS + "sign/action",
                  KEYS + "verify/action"),
          looking("14b46e9e-c2b7-41b4-b07b-48a6ebf60603", "Key Vault Crypto Officer")
              .data(KEYS + "*", VAULTS + "keyrotationpolicies/*"),
          looking("00482a5a-887f-4fb3-b363-3b7fe8e74483", "Key Vault Administrator")
              .data(VAULTS + "*"),
          role("08bbd89e-9f13-488c-ac41-acfcb10c90ab", "Key Vault Crypto Service Release User")
              .data(KEYS + "release/action"),
          looking("21090545-7ca7-4776-b22c-e363652d74d2", "Key Vault Reader")
              .data(VAULTS + "*/read", VAULTS + "secrets/readMetadata/action"),
          role("db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", "Key Vault Certificate User")
              .data(
                  VAULTS + "certificates/read",
                  VAULTS + "secrets/getSecret/action",
                  VAULTS + "secrets/readMetadata/action",
                  KEYS + "read"),
          looking("b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "Key Vault Secrets Officer")
              .data(VAULTS + "secrets/*"),
          role("4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User")
              .data(VAULTS + "secrets/getSecret/action", VAULTS + "secrets/readMetadata/action"),
          looking("a4417e6f-fecd-4de8-b567-7b0420556985", "Key Vault Certificates Officer")
              .data(
                  VAULTS + "certificatecas/*",
                  VAULTS + "certificates/*",
                  VAULTS + "certificatecontacts/write"),
          role(
              "8b54135c-b56d-4d72-a534-26097cfdc8d8",
              "Key Vault Data Access Administrator",
              GRANTS + "write",
              GRANTS + "delete",
              "Microsoft.Authorization/*/read",
              "Microsoft.Resources/deployments/*",
              "Microsoft.Resources/subscriptions/resourceGroups/read",
              "Microsoft.Resources/subscriptions/read",
              "Microsoft.Management/managementGroups/read",
              "Microsoft.Support/*",
              VAULTS + "*/read"),
          role(
              "a68e7c17-0ab2-4c09-9a58-125dae29748c",
              "Key Vault Purge Operator",
              "Microsoft.KeyVault/locations/deletedVaults/read",
              "Microsoft.KeyVault/locations/deletedVaults/purge/action",
              "Microsoft.KeyVault/locations/operationResults/read",
              "Microsoft.KeyVault/deletedVaults/read"));

  private BuiltInRoles() {}

  /** One role as the table holds it. */
  record Role(
      String id,
      String name,
      List<String> actions,
      List<String> notActions,
      List<String> dataActions) {

    Role except(String... notActions) {
      return new Role(id, name, actions, List.of(notActions), dataActions);
    }

    Role data(String... dataActions) {
      return new Role(id, name, actions, notActions, List.of(dataActions));
    }

    /** The definition as ARM answers it, above all subscriptions for an empty one. */
    public ObjectNode definition(String subscription) {
      String scope = subscription.isEmpty() ? "" : "/subscriptions/" + subscription;
      ObjectNode body =
          Json.object()
              .put("id", scope + "/providers/Microsoft.Authorization/roleDefinitions/" + id)
              .put("type", RoleProvider.DEFINITION)
              .put("name", id);
      ObjectNode properties = body.putObject("properties");
      properties.put("roleName", name).put("type", "BuiltInRole").put("description", name);
      properties.putArray("assignableScopes").add("/");
      ObjectNode permission = properties.putArray("permissions").addObject();
      fill(permission.putArray("actions"), actions);
      fill(permission.putArray("notActions"), notActions);
      fill(permission.putArray("dataActions"), dataActions);
      permission.putArray("notDataActions");
      return body;
    }

    private static void fill(ArrayNode array, List<String> values) {
      values.forEach(array::add);
    }
  }

  private static Role role(String id, String name, String... actions) {
    return new Role(id, name, List.of(actions), List.of(), List.of());
  }

  private static Role looking(String id, String name) {
    return new Role(id, name, LOOKING, List.of(), List.of());
  }

  public static List<ObjectNode> definitions(String subscription) {
    return new ArrayList<>(ALL.stream().map(role -> role.definition(subscription)).toList());
  }

  public static Optional<ObjectNode> definition(String subscription, String id) {
    return ALL.stream()
        .filter(role -> role.id().equalsIgnoreCase(id))
        .map(role -> role.definition(subscription))
        .findFirst();
  }
}
