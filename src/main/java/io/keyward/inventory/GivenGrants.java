package io.keyward.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The role assignments and role definitions among given files. */
final class GivenGrants {
  private final List<RoleAssignment> assignments;
  private final Map<String, RoleDefinition> definitions = new HashMap<>();

  GivenGrants(List<Resource> resources) {
    this.assignments =
        resources.stream()
            .map(Resource::facts)
            .filter(RoleAssignment.class::isInstance)
            .map(RoleAssignment.class::cast)
            .toList();
    resources.stream()
        .map(Resource::facts)
        .filter(RoleDefinition.class::isInstance)
        .map(RoleDefinition.class::cast)
        .forEach(it -> definitions.putIfAbsent(it.guid(), it));
  }

  /** Unreadable where no file tells of a grant in the vault's subscription. */
  Lookup<List<Grant>> on(Resource vault, KeyReference key) {
    if (vault.kind() == ResourceKind.MANAGED_HSM) {
      return new Lookup.Unreadable<>(
          "a managed HSM keeps its role assignments to itself; Azure Resource Manager shows none");
    }
    String keyId = lower(vault.id()) + "/keys/" + lower(key.name());
    return where(vault, assignment -> Scope.covers(assignment.scope(), keyId));
  }

  /** Those on the resource, above it and below it. */
  Lookup<List<Grant>> around(Resource resource) {
    return where(
        resource,
        it -> Scope.covers(it.scope(), resource.id()) || Scope.covers(resource.id(), it.scope()));
  }

  private Lookup<List<Grant>> where(Resource resource, Predicate<RoleAssignment> wanted) {
    String subscription = "/subscriptions/" + lower(resource.subscription());
    boolean speaks =
        assignments.stream()
            .anyMatch(it -> Scope.covers(it.scope(), subscription) || isIn(it, subscription));
    return speaks
        ? new Lookup.Found<>(
            assignments.stream().filter(wanted).map(it -> new Grant(it, effective(it))).toList())
        : new Lookup.Unreadable<>(
            "no role assignment of its subscription is among the given files");
  }

  private static boolean isIn(RoleAssignment assignment, String subscription) {
    return Scope.covers(subscription, assignment.scope());
  }

  private Lookup<RoleDefinition> effective(RoleAssignment assignment) {
    return Scope.isManagementGroup(assignment.scope())
        ? new Lookup.Unreadable<>("no file tells whether its management group is above the vault")
        : definition(assignment);
  }

  private Lookup<RoleDefinition> definition(RoleAssignment assignment) {
    RoleDefinition given = definitions.get(assignment.roleGuid());
    return given == null
        ? new Lookup.Unreadable<>("its definition is not among the given files")
        : new Lookup.Found<>(given);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
