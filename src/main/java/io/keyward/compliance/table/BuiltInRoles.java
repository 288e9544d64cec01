package io.keyward.compliance.table;

import io.keyward.inventory.Body;
import io.keyward.inventory.fact.RoleDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure's own role definitions, from {@code built-in-roles.yaml}: used where a definition was not
 * read, so that well-known roles cost no request.
 */
public final class BuiltInRoles {
  private BuiltInRoles() {}

  private static final class Holder {
    private static final Map<String, RoleDefinition> ROLES = load();
  }

  /** The role of that GUID, lower case; empty where the table does not hold it. */
  public static Optional<RoleDefinition> find(String guid) {
    return Optional.ofNullable(Holder.ROLES.get(guid));
  }

  /** The role of that name in any case; empty where the table does not hold it. */
  public static Optional<RoleDefinition> named(String name) {
    return Holder.ROLES.values().stream()
        .filter(role -> role.roleName().equalsIgnoreCase(name))
        .findFirst();
  }

  private static Map<String, RoleDefinition> load() {
    Map<String, RoleDefinition> roles = new HashMap<>();
    for (Body entry : Tables.read("built-in-roles.yaml").items("roles")) {
      RoleDefinition.Permission permission =
          new RoleDefinition.Permission(
              texts(entry, "actions"),
              texts(entry, "notActions"),
              texts(entry, "dataActions"),
              texts(entry, "notDataActions"));
      roles.put(
          entry.text("guid"),
          new RoleDefinition(entry.text("guid"), entry.text("name"), List.of(permission)));
    }
    return roles;
  }

  private static List<String> texts(Body entry, String name) {
    return entry.items(name).stream().map(Body::text).toList();
  }
}
