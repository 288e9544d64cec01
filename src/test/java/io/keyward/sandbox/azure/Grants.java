package io.keyward.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a principal may get, wrap and unwrap with a key: by role assignments or by policy. */
final class Grants {
  private static final List<String> ACTIONS =
      List.of(
          "Microsoft.KeyVault/vaults/keys/read",
          "Microsoft.KeyVault/vaults/keys/wrap/action",
          "Microsoft.KeyVault/vaults/keys/unwrap/action");
  private static final List<String> PERMISSIONS = List.of("get", "wrapkey", "unwrapkey");

  private final Documents documents;

  Grants(Documents documents) {
    this.documents = documents;
  }

  /** A managed HSM keeps its roles to itself: whoever it names may use its keys. */
  boolean allows(Document vault, String keyName, String principal) {
    if (vault.isType(KeyVaultProvider.HSM)) {
      return true;
    }
    return Json.isTrue(vault.body(), "properties.enableRbacAuthorization")
        ? ACTIONS.stream()
            .allMatch(action -> roles(vault.id() + "/keys/" + keyName, principal, action))
        : policies(vault, principal);
  }

  private boolean roles(String scope, String principal, String action) {
    return documents
        .ofType(Documents.Shelf.LIVE, RoleProvider.ASSIGNMENT)
        .filter(one -> Json.text(one.body(), "properties.principalId").equalsIgnoreCase(principal))
        .filter(one -> Json.text(one.body(), "properties.condition").isEmpty())
        .filter(one -> reaches(one, scope))
        .map(one -> Json.text(one.body(), "properties.roleDefinitionId"))
        .anyMatch(role -> definition(role).filter(body -> permits(body, action)).isPresent());
  }

  private static boolean reaches(Document assignment, String scope) {
    String from = ArmPath.of(assignment.id()).map(ArmPath::scope).orElse("?");
    boolean above = from.isEmpty() || from.toLowerCase(Locale.ROOT).contains("/managementgroups/");
    return above
        || (scope + "/").toLowerCase(Locale.ROOT).startsWith(from.toLowerCase(Locale.ROOT) + "/");
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
