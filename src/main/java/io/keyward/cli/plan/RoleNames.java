package io.keyward.cli.plan;

import io.keyward.compliance.table.BuiltInRoles;
import io.keyward.inventory.fact.RoleDefinition;
import java.util.Optional;

/** The ids of Azure's own roles that can touch keys, which a plan may give by name alone. */
final class RoleNames {
  private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions/";

  /** Those roles are local to each managed HSM; Azure Resource Manager knows none of them. */
  private static final String HSM = "Managed HSM ";

  private RoleNames() {}

  /** The role's id as given, else the one of its name; another name stands for its unknown id. */
  static String id(Attributes assignment) {
    String id = assignment.text("role_definition_id");
    String name = assignment.text("role_definition_name");
    boolean isId = !id.isEmpty() && !id.equals(Plan.UNKNOWN);
    return isId
        ? id
        : guid(name)
            .map(guid -> ROLES + guid)
            .orElse(name.isEmpty() ? Plan.UNKNOWN : ROLES + "{" + name + "}");
  }

  private static Optional<String> guid(String name) {
    return BuiltInRoles.named(name)
        .filter(role -> !role.roleName().startsWith(HSM))
        .map(RoleDefinition::guid);
  }
}
