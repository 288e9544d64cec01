package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import java.util.Locale;

/**
 * A role assignment.
 *
 * @param id ARM id of the assignment itself, "" where not told
 * @param scope ARM id it is made on, without a trailing slash
 * @param principalType such as ServicePrincipal or Group, "" where not told
 * @param condition "" for none; with one, ARM alone cannot say what it grants
 */
public record RoleAssignment(
    String id,
    String scope,
    String principalId,
    String principalType,
    String roleDefinitionId,
    String condition)
    implements Facts {
  private static final String DENIABLE = "[deny assignment]";
  private static final String PROVIDER = "/providers/microsoft.authorization/roleassignments/";

  public static RoleAssignment of(Body body) {
    Body properties = body.at("properties");
    String id = body.text("id");
    int end = id.toLowerCase(Locale.ROOT).lastIndexOf(PROVIDER);
    String told = properties.anyText("scope");
    String scope = !told.isEmpty() || end < 0 ? told : id.substring(0, end);
    return new RoleAssignment(
        id,
        scope.length() > 1 && scope.endsWith("/") ? scope.substring(0, scope.length() - 1) : scope,
        properties.anyText("principalId"),
        properties.text("principalType"),
        properties.anyText("roleDefinitionId"),
        properties.anyText("condition"));
  }

  /** Whether it may be made on anything, as only a deployment can tell its scope. */
  public boolean isAnywhere() {
    return scope.isEmpty() || Body.isExpression(scope);
  }

  /** The same where a deny assignment may take away what it gives. */
  RoleAssignment deniable() {
    return new RoleAssignment(id, scope, principalId, principalType, roleDefinitionId, DENIABLE);
  }

  /** Whether a deny assignment may take away what it gives. */
  public boolean isDeniable() {
    return condition.equals(DENIABLE);
  }

  /** The same where nobody knows to whom. */
  public RoleAssignment ofUnknownPrincipal(String reason) {
    return new RoleAssignment(
        id, scope, "[" + reason + "]", principalType, roleDefinitionId, condition);
  }

  /** The same where nobody knows which role. */
  public RoleAssignment ofUnknownRole(String reason) {
    return new RoleAssignment(id, scope, principalId, principalType, "[" + reason + "]", condition);
  }

  /** The GUID of the role, whatever scope its id is written with. */
  public String roleGuid() {
    String trimmed = roleDefinitionId.strip();
    return trimmed.substring(trimmed.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
