package io.keyward.inventory.given;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Scope;
import io.keyward.inventory.fact.Denials;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RoleAssignment;
import io.keyward.inventory.fact.RoleDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The role assignments and role definitions among given files. */
final class GivenGrants {
  /** By scope in lower case; sorted, so that what lies below a scope stands together. */
  private final TreeMap<String, List<RoleAssignment>> byScope = new TreeMap<>();

  /** Those whose scope only a deployment can tell. */
  private final List<RoleAssignment> anywhere = new ArrayList<>();

  private final Map<String, RoleDefinition> definitions = new HashMap<>();
  private final Set<String> disputedRoles = new HashSet<>();
  private final Denials denials;

  GivenGrants(List<Resource> resources, GivenIds ids) {
    boolean disputed =
        resources.stream()
            .anyMatch(it -> it.kind() == ResourceKind.DENY_ASSIGNMENT && ids.isDisputed(it));
    denials = disputed ? Denials.unknown() : Denials.of(resources);
    for (Resource resource : resources) {
      if (resource.facts() instanceof RoleAssignment assignment) {
        add(ids.isDisputed(resource) ? assignment.ofUnknownPrincipal(GivenIds.TWICE) : assignment);
      } else if (resource.kind() == ResourceKind.ROLE_DEFINITION
          && resource.facts() instanceof Facts.Unclear) {
        disputedRoles.add(resource.name().toLowerCase(Locale.ROOT));
      } else if (resource.facts() instanceof RoleDefinition definition) {
        RoleDefinition before = definitions.putIfAbsent(definition.guid(), definition);
        if (before != null && !before.permissions().equals(definition.permissions())) {
          disputedRoles.add(definition.guid());
        }
      }
    }
  }

  private void add(RoleAssignment assignment) {
    if (assignment.isAnywhere()) {
      anywhere.add(assignment);
    } else {
      byScope
          .computeIfAbsent(Scope.key(assignment.scope()), key -> new ArrayList<>())
          .add(assignment);
    }
  }

  /** Unreadable where no file tells of a grant on the vault's keys or on a scope above them. */
  Lookup<List<Grant>> on(Resource vault, KeyReference key) {
    if (vault.kind() == ResourceKind.MANAGED_HSM) {
      return new Lookup.Unreadable<>(
          "a managed HSM keeps its role assignments to itself; Azure Resource Manager shows none");
    }
    if (key.isUnclear()) {
      return new Lookup.Unreadable<>("only the deployment can tell which key is named");
    }
    String keys = Scope.key(vault.id()) + "/keys";
    String keyId = Scope.key(keys + "/" + key.name());
    return speaks(keyId) || !below(keys).isEmpty()
        ? found(above(keyId).stream().map(it -> denials.after(it, keyId)).toList())
        : unknown();
  }

  /** Those on the resource, above it and below it, where the files tell any of its subscription. */
  Lookup<List<Grant>> around(Resource resource) {
    String id = Scope.key(resource.id());
    List<RoleAssignment> all = new ArrayList<>(above(id));
    all.addAll(below(id));
    String subscription = Scope.key("/subscriptions/" + resource.subscription());
    return above(subscription).isEmpty() && below(subscription).isEmpty() ? unknown() : found(all);
  }

  /** A grant on the root or a management group alone shows no list of what is below. */
  private boolean speaks(String id) {
    return above(id).stream()
        .anyMatch(it -> !it.scope().equals("/") && !Scope.isManagementGroup(it.scope()));
  }

  private Lookup<List<Grant>> found(List<RoleAssignment> assignments) {
    return new Lookup.Found<>(
        Stream.concat(assignments.stream(), anywhere.stream()).map(this::grant).toList());
  }

  private static Lookup<List<Grant>> unknown() {
    return new Lookup.Unreadable<>("no role assignment at or above it is among the given files");
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

  private Grant grant(RoleAssignment assignment) {
    return disputedRoles.contains(assignment.roleGuid())
        ? new Grant(
            assignment.ofUnknownRole(GivenIds.TWICE), new Lookup.Unreadable<>(GivenIds.TWICE))
        : new Grant(assignment, effective(assignment));
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
