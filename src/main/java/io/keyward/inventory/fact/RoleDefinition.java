package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a role allows.
 *
 * @param guid the last segment of its id, lower case
 */
public record RoleDefinition(String guid, String roleName, List<Permission> permissions)
    implements Facts {

  /** Copies the list. */
  public RoleDefinition {
    permissions = List.copyOf(permissions);
  }

  /** One block; what it excludes counts within this block only. */
  public record Permission(
      List<String> actions,
      List<String> notActions,
      List<String> dataActions,
      List<String> notDataActions) {
    /** Copies the lists. */
    public Permission {
      actions = List.copyOf(actions);
      notActions = List.copyOf(notActions);
      dataActions = List.copyOf(dataActions);
      notDataActions = List.copyOf(notDataActions);
    }
  }

  public static RoleDefinition of(Body body) {
    Body properties = body.at("properties");
    String id = body.given("name").orElseGet(() -> body.text("id"));
    return new RoleDefinition(
        id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT),
        properties.text("roleName"),
        properties.items("permissions").stream().map(RoleDefinition::permission).toList());
  }

  /** Whether only a deployment can tell what it allows; every role allows something. */
  public boolean isUnclear() {
    return permissions.isEmpty()
        || permissions.stream()
            .flatMap(
                it ->
                    Stream.of(it.actions(), it.notActions(), it.dataActions(), it.notDataActions()))
            .flatMap(List::stream)
            .anyMatch(Body::isExpression);
  }

  private static Permission permission(Body block) {
    return new Permission(
        block.texts("actions"),
        block.texts("notActions"),
        block.texts("dataActions"),
        block.texts("notDataActions"));
  }
}
