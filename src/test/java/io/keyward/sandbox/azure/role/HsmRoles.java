package io.keyward.sandbox.azure.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The built-in local roles of a managed HSM.
 *
 * <p>Source: Managed HSM local RBAC built-in roles, read November 2026.
 */
public final class HsmRoles {
  public static final String PREFIX =
      "Microsoft.KeyVault/providers/Microsoft.Authorization/roleDefinitions/";
  private static final String DATA = "Microsoft.KeyVault/managedHsm/";
  private static final Map<String, List<String>> ALL =
      Map.of(
          "33413926-3206-4cdd-b39a-83574fe37a17",
          role("Crypto Service Encryption User", "keys/read", "keys/wrap", "keys/unwrap"),
          "21dbd100-6940-42c2-9190-5d6cb909625b",
          role(
              "Crypto User",
              "keys/read",
              "keys/write",
              "keys/create",
              "keys/delete",
              "keys/import",
              "keys/rotate",
              "keys/backup",
              "keys/restore",
              "keys/encrypt",
              "keys/decrypt",
              "keys/wrap",
              "keys/unwrap",
              "keys/sign",
              "keys/verify"),
          "21dbd100-6940-42c2-9190-5d6cb909625c",
          role("Crypto Service Release User", "keys/release"),
          "515eb02d-2335-4d2d-92f2-b1cbdf9c3778",
          role(
              "Crypto Officer",
              "keys/deletedKeys/read",
              "keys/deletedKeys/recover",
              "keys/deletedKeys/delete",
              "keys/export",
              "roleAssignments/read",
              "roleAssignments/write",
              "roleAssignments/delete",
              "roleDefinitions/read"),
          "a290e904-7015-4bba-90c8-60543313cdb4",
          role(
              "Administrator",
              "securitydomain/download",
              "securitydomain/upload",
              "backup/start",
              "restore/start",
              "roleAssignments/read",
              "roleAssignments/write",
              "roleAssignments/delete"),
          "2c18b078-7c48-4d3a-af88-5a3a1b3f82b3",
          role("Crypto Auditor", "keys/read"),
          "4bd23610-cdcf-4971-bdee-bdc562cc28e4",
          role(
              "Policy Administrator",
              "roleAssignments/read",
              "roleAssignments/write",
              "roleAssignments/delete",
              "roleDefinitions/read"),
          "7b127d3c-77bd-4e3e-bbe0-dbb8971fa7f8",
          role("Backup User", "backup/start", "backup/status"),
          "6efe6056-5259-49d2-8b3d-d3d73544b20b",
          role("Restore User", "restore/start", "restore/status"));

  private HsmRoles() {}

  /** The name, then the data actions. */
  private static List<String> role(String name, String... actions) {
    List<String> role = new ArrayList<>(List.of("Managed HSM " + name));
    for (String action : actions) {
      role.add(DATA + action + "/action");
    }
    return List.copyOf(role);
  }

  static boolean allows(String roleDefinitionId, String action) {
    String id = roleDefinitionId.substring(roleDefinitionId.lastIndexOf('/') + 1);
    List<String> role = ALL.getOrDefault(id, List.of());
    return role.contains(DATA + action + "/action");
  }

  static List<ObjectNode> definitions() {
    return new TreeMap<>(ALL).keySet().stream().flatMap(id -> definition(id).stream()).toList();
  }

  static Optional<ObjectNode> definition(String id) {
    return Optional.ofNullable(ALL.get(id)).map(role -> definition(id, role));
  }

  private static ObjectNode definition(String id, List<String> role) {
    ObjectNode body =
        Json.object().put("id", PREFIX + id).put("name", id).put("type", RoleProvider.DEFINITION);
    ObjectNode properties = body.putObject("properties");
    properties.put("roleName", role.get(0)).put("type", "AKVBuiltInRole").put("description", "");
    properties.putArray("assignableScopes").add("/");
    ObjectNode permission = properties.putArray("permissions").addObject();
    permission.putArray("actions");
    permission.putArray("notActions");
    role.subList(1, role.size()).forEach(permission.putArray("dataActions")::add);
    permission.putArray("notDataActions");
    return body;
  }
}
