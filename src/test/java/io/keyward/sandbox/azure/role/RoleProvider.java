package io.keyward.sandbox.azure.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Role assignments and custom role definitions. */
public final class RoleProvider implements ProviderRules {
  public static final String ASSIGNMENT = "Microsoft.Authorization/roleAssignments";
  public static final String DENIAL = "Microsoft.Authorization/denyAssignments";
  public static final String DEFINITION = "Microsoft.Authorization/roleDefinitions";
  private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Documents documents;
  private final Grants grants;
  private final Clock clock;

  public RoleProvider(Documents documents, Grants grants, Clock clock) {
    this.documents = documents;
    this.grants = grants;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(ASSIGNMENT, DEFINITION, DENIAL);
  }

  @Override
  public void fill(Change change) {
    if (change.path().isType(ASSIGNMENT)) {
      change.properties().put("scope", scope(change));
      change.fallback("principalType", "ServicePrincipal");
      change.fallback("createdOn", Events.time(clock.instant()));
    } else {
      change.fallback("type", "CustomRole");
    }
  }

  private static String scope(Change change) {
    return change.path().scope().isEmpty() ? "/" : change.path().scope();
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    if (change.path().isType(DENIAL)) {
      return Optional.of(
          ArmError.badRequest(
              "OperationNotSupported", "Deny assignments cannot be created by a caller."));
    }
    if (!change.path().name().matches(GUID)) {
      return Optional.of(
          ArmError.badRequest(
              "InvalidRoleAssignmentId",
              "The role assignment ID '"
                  + change.path().name()
                  + "' is not valid: a GUID is"
                  + " required."));
    }
    return change.path().isType(ASSIGNMENT) ? assignmentRefusal(change) : roleRefusal(change);
  }

  private Optional<ArmError> roleRefusal(Change change) {
    String name = change.text("properties.roleName");
    if (name.isEmpty() || Json.at(change.proposed(), "properties.assignableScopes").isEmpty()) {
      return Optional.of(
          ArmError.badRequest(
              "BadRequest", "A role definition needs a name and its assignable scopes."));
    }
    boolean taken =
        documents
            .ofType(Documents.Shelf.LIVE, DEFINITION)
            .filter(other -> !other.id().equalsIgnoreCase(change.path().id()))
            .anyMatch(other -> Json.text(other.body(), "properties.roleName").equals(name));
    return taken
        ? Optional.of(
            ArmError.conflict(
                "RoleDefinitionWithSameNameExists",
                "A custom role with the same name '" + name + "' already exists."))
        : Optional.empty();
  }

  @Override
  public Optional<ArmError> deletionRefusal(Document document) {
    boolean used =
        document.isType(DEFINITION)
            && documents
                .ofType(Documents.Shelf.LIVE, ASSIGNMENT)
                .map(one -> last(Json.text(one.body(), "properties.roleDefinitionId")))
                .anyMatch(document.name()::equalsIgnoreCase);
    return used
        ? Optional.of(
            ArmError.badRequest(
                "RoleDefinitionHasAssignments",
                "There are existing role assignments referencing role (code: "
                    + "RoleDefinitionHasAssignments)."))
        : Optional.empty();
  }

  private Optional<ArmError> assignmentRefusal(Change change) {
    String principal = change.text("properties.principalId");
    String role = change.text("properties.roleDefinitionId");
    if (principal.isEmpty()) {
      return Optional.of(
          ArmError.badRequest("InvalidPrincipalId", "The Principal ID must not be empty."));
    }
    if (grants.definition(role).isEmpty()) {
      return Optional.of(
          ArmError.notFound(
              "RoleDefinitionDoesNotExist",
              "The specified role definition with ID '" + role + "' does not exist."));
    }
    if (change.existing() != null && !isSame(change.existing(), principal, role)) {
      return Optional.of(
          ArmError.badRequest(
              "RoleAssignmentUpdateNotPermitted",
              "Tenant ID, application ID, principal ID, and scope are not allowed to be updated."));
    }
    return change.creates() ? twin(change, principal, role) : Optional.empty();
  }

  private Optional<ArmError> twin(Change change, String principal, String role) {
    return documents.under(change.path().scope() + "/providers/" + ASSIGNMENT + "/").stream()
        .filter(document -> isSame(document.body(), principal, role))
        .findFirst()
        .map(
            document ->
                ArmError.conflict(
                    "RoleAssignmentExists",
                    "The role assignment already exists. The ID of the existing role assignment is "
                        + document.name().replace("-", "")
                        + "."));
  }

  private static boolean isSame(ObjectNode body, String principal, String role) {
    String other = Json.text(body, "properties.roleDefinitionId");
    return Json.text(body, "properties.principalId").equalsIgnoreCase(principal)
        && last(other).equalsIgnoreCase(last(role));
  }

  private static String last(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }
}
