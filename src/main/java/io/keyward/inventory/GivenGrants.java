package io.keyward.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The role assignments and role definitions among given files. */
final class GivenGrants {
  /** By scope in lower case; sorted, so that what lies below a scope stands together. */
  private final TreeMap<String, List<RoleAssignment>> byScope = new TreeMap<>();

  private final Map<String, RoleDefinition> definitions = new HashMap<>();

  GivenGrants(List<Resource> resources) {
    resources.stream()
        .map(Resource::facts)
        .filter(RoleAssignment.class::isInstance)
        .map(RoleAssignment.class::cast)
        .forEach(
            it -> byScope.computeIfAbsent(Scope.key(it.scope()), key -> new ArrayList<>()).add(it));
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
    String keyId = Scope.key(Scope.key(vault.id()) + "/keys/" + key.name());
    return speaks(vault) ? found(above(keyId)) : unknown();
  }

  /** Those on the resource, above it and below it. */
  Lookup<List<Grant>> around(Resource resource) {
    String id = Scope.key(resource.id());
    List<RoleAssignment> all = new ArrayList<>(above(id));
    all.addAll(below(id));
    return speaks(resource) ? found(all) : unknown();
  }

  private boolean speaks(Resource resource) {
    String subscription = Scope.key("/subscriptions/" + resource.subscription());
    return !above(subscription).isEmpty() || !below(subscription).isEmpty();
  }

  private Lookup<List<Grant>> found(List<RoleAssignment> assignments) {
    return new Lookup.Found<>(
        assignments.stream().map(it -> new Grant(it, effective(it))).toList());
  }

  private static Lookup<List<Grant>> unknown() {
    return new Lookup.Unreadable<>(
        "no role assignment of its subscription is among the given files");
  }

  /** On the id itself, on each scope above it, on the root, and on any management group. */
  private List<RoleAssignment> above(String id) {
    List<RoleAssignment> found = new ArrayList<>(byScope.getOrDefault("/", List.of()));
    byScope
        .subMap(Scope.MANAGEMENT_GROUPS, Scope.MANAGEMENT_GROUPS + Character.MAX_VALUE)
        .values()
        .forEach(found::addAll);
    for (int end = id.indexOf('/', 1); end > 0; end = id.indexOf('/', end + 1)) {
      found.addAll(byScope.getOrDefault(id.substring(0, end), List.of()));
    }
    found.addAll(byScope.getOrDefault(id, List.of()));
    return found;
  }

  private List<RoleAssignment> below(String id) {
    return byScope.subMap(id + "/", id + "/" + Character.MAX_VALUE).values().stream()
        .flatMap(List::stream)
        .toList();
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
}
