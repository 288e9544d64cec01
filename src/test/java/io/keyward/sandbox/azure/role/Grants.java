package io.keyward.sandbox.azure.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a principal may get, wrap and unwrap with a key: by role assignments or by policy. */
public final class Grants {
  private static final List<String> ACTIONS =
      List.of(
          "Microsoft.KeyVault/vaults/keys/read",
          "Microsoft.KeyVault/vaults/keys/wrap/action",
          "Microsoft.KeyVault/vaults/keys/unwrap/action");
  private static final List<String> PERMISSIONS = List.of("get", "wrapkey", "unwrapkey");

  private static final String EVERYBODY = "00000000-0000-0000-0000-000000000000";

  private final Documents documents;
  private final ManagementGroups groups;
  private final Memberships memberships;
  private final HsmRoleOperations hsmRoles;

  public Grants(Documents documents) {
    this.documents = documents;
    this.groups = new ManagementGroups(documents);
    this.memberships = new Memberships(documents);
    this.hsmRoles = new HsmRoleOperations(documents);
  }

  /** By the local roles of a managed HSM, by role assignments or by access policies. */
  public boolean allows(Document vault, String keyName, String principal) {
    if (vault.isType(KeyVaultProvider.HSM)) {
      return hsmRoles.allows(vault, keyName, principal);
    }
    return Json.isTrue(vault.body(), "properties.enableRbacAuthorization")
        ? ACTIONS.stream()
            .allMatch(action -> roles(vault.id() + "/keys/" + keyName, principal, action))
        : policies(vault, principal);
  }

  private boolean roles(String scope, String principal, String action) {
    Set<String> principals = memberships.of(principal);
    ManagementGroups.Reach reach = groups.reach(scope);
    if (isDenied(principals, reach, action)) {
      return false;
    }
    return documents
        .ofType(Documents.Shelf.LIVE, RoleProvider.ASSIGNMENT)
        .filter(one -> principals.contains(grantee(one)))
        .filter(one -> Json.text(one.body(), "properties.condition").isEmpty())
        .filter(one -> reach.isReachedFrom(ArmPath.of(one.id()).map(ArmPath::scope).orElse("?")))
        .map(one -> Json.text(one.body(), "properties.roleDefinitionId"))
        .anyMatch(role -> definition(role).filter(body -> permits(body, action)).isPresent());
  }

  private boolean isDenied(Set<String> principals, ManagementGroups.Reach reach, String action) {
    return documents
        .ofType(Documents.Shelf.LIVE, RoleProvider.DENIAL)
        .filter(one -> reach.isReachedFrom(ArmPath.of(one.id()).map(ArmPath::scope).orElse("?")))
        .filter(one -> permits(one.body(), action))
        .filter(one -> names(one, "properties.principals", principals))
        .anyMatch(one -> !names(one, "properties.excludePrincipals", principals));
  }

  private static boolean names(Document denial, String list, Set<String> principals) {
    for (JsonNode one : Json.at(denial.body(), list)) {
      String id = Json.text(one, "id").toLowerCase(Locale.ROOT);
      if (id.equals(EVERYBODY) || principals.contains(id)) {
        return true;
      }
    }
    return false;
  }

  private static String grantee(Document assignment) {
    return Json.text(assignment.body(), "properties.principalId").toLowerCase(Locale.ROOT);
  }

  /** The definition behind an id: built in, or stored as a custom role. */
  Optional<ObjectNode> definition(String roleDefinitionId) {
    String name = roleDefinitionId.substring(roleDefinitionId.lastIndexOf('/') + 1);
    return BuiltInRoles.definition(Tenant.SUBSCRIPTIONS.get(0), name)
        .or(
            () ->
                documents
                    .ofType(Documents.Shelf.LIVE, RoleProvider.DEFINITION)
                    .filter(document -> document.name().equalsIgnoreCase(name))
                    .map(Document::body)
                    .findFirst());
  }

  private static boolean permits(ObjectNode definition, String action) {
    for (JsonNode permission : Json.at(definition, "properties.permissions")) {
      if (covers(Json.at(permission, "dataActions"), action)
          && !covers(Json.at(permission, "notDataActions"), action)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(JsonNode patterns, String action) {
    for (JsonNode pattern : patterns) {
      String expression = "\\Q" + pattern.asText().replace("*", "\\E.*\\Q") + "\\E";
      if (Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(action).matches()) {
        return true;
      }
    }
    return false;
  }

  private static boolean policies(Document vault, String principal) {
    Set<String> granted = new HashSet<>();
    for (JsonNode policy : Json.at(vault.body(), "properties.accessPolicies")) {
      boolean mine =
          Json.text(policy, "objectId").equalsIgnoreCase(principal)
              && Json.text(policy, "applicationId").isEmpty();
      for (JsonNode permission : Json.at(policy, "permissions.keys")) {
        granted.add(mine ? permission.asText().toLowerCase(Locale.ROOT) : "");
      }
    }
    return granted.contains("all") || granted.containsAll(PERMISSIONS);
  }
}
