package io.keyward.azure.arm;

import io.keyward.compliance.table.BuiltInRoles;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Scope;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Denials;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RoleAssignment;
import io.keyward.inventory.fact.RoleDefinition;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.parse.ResourceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Role assignments, read at a vault's scope once for all its keys, and at a subscription's for what
 * is in it. A list at a scope names what is granted at it, above it and below it.
 */
final class ArmGrants {
  private static final int MOST_DEFINITIONS = 40;
  private static final String ASSIGNMENTS = "/providers/Microsoft.Authorization/roleAssignments";
  private static final String VERSION = ResourceKind.ROLE_ASSIGNMENT.apiVersion();

  private final ArmBodies bodies;
  private final ArmResources resources;
  private final VaultBodies vaults;
  private final RecentReads<List<RoleAssignment>> lists;
  private final RecentReads<Resource> lasting;
  private final ArmDenials denials;

  ArmGrants(
      ArmBodies bodies,
      VaultBodies vaults,
      RecentReads<List<RoleAssignment>> lists,
      RecentReads<Resource> lasting,
      ArmDenials denials) {
    this.bodies = bodies;
    this.resources = new ArmResources(bodies);
    this.vaults = vaults;
    this.lists = lists;
    this.lasting = lasting;
    this.denials = denials;
  }

  /** Those that cover the key; custom roles are read where they are granted to one of these. */
  Lookup<List<Grant>> on(Resource vault, KeyReference key, List<Principal> principals) {
    boolean hsm = vault.kind() == ResourceKind.MANAGED_HSM;
    String keyId = hsm ? "/keys/" + key.name() : vault.id() + "/keys/" + key.name();
    Predicate<RoleAssignment> covers = it -> Scope.covers(it.scope(), keyId);
    Predicate<RoleAssignment> read = it -> !hsm && principals.stream().anyMatch(p -> isOf(it, p));
    Lookup<List<RoleAssignment>> list = hsm ? local(key) : at(vault.id(), "");
    Lookup<List<Grant>> grants = with(list, covers, read, vault.subscription());
    return hsm || goesByPolicies(vault) ? grants : left(grants, vault, keyId, principals);
  }

  /** There roles open no key, so that nothing is left to be taken away. */
  private static boolean goesByPolicies(Resource vault) {
    return vault.facts() instanceof Vault it
        && (it.roles() == Setting.OFF || it.roles() == Setting.UNSAID);
  }

  /**
   * What deny assignments leave of them. They are read where one of the principals has something
   * that they could take.
   */
  private Lookup<List<Grant>> left(
      Lookup<List<Grant>> grants, Resource vault, String keyId, List<Principal> principals) {
    boolean given =
        grants instanceof Lookup.Found<List<Grant>> found
            && found.value().stream()
                .anyMatch(it -> principals.stream().anyMatch(p -> isOf(it.assignment(), p)));
    if (!given) {
      return grants;
    }
    Denials known = denials.in(vault.subscription());
    return grants.fold(
        all ->
            new Lookup.Found<>(
                all.stream()
                    .map(it -> new Grant(known.after(it.assignment(), keyId), it.role()))
                    .toList()),
        missing -> new Lookup.Missing<>(),
        Lookup.Unreadable::new);
  }

  /** Those that reach a principal on the key through its groups too, each as its own. */
  Lookup<List<Grant>> throughGroups(Resource vault, KeyReference key, Principal principal) {
    if (vault.kind() == ResourceKind.MANAGED_HSM || !isGuid(principal.objectId())) {
      return new Lookup.Unreadable<>("the members of groups cannot be asked for there");
    }
    String keyId = vault.id() + "/keys/" + key.name();
    String filter = "assignedTo('" + principal.objectId() + "')";
    return with(
            at(vault.id(), filter),
            it -> Scope.covers(it.scope(), keyId),
            it -> true,
            vault.subscription())
        .fold(
            grants ->
                left(
                    new Lookup.Found<>(grants.stream().map(it -> ownedBy(principal, it)).toList()),
                    vault,
                    keyId,
                    List.of(principal)),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  private static boolean isGuid(String text) {
    return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  private static Grant ownedBy(Principal principal, Grant grant) {
    RoleAssignment it = grant.assignment();
    return new Grant(
        new RoleAssignment(
            it.id(),
            it.scope(),
            principal.objectId(),
            it.principalType(),
            it.roleDefinitionId(),
            it.condition()),
        grant.role());
  }

  /** Those at, above and below a resource; one list serves all resources of a subscription. */
  Lookup<List<Grant>> around(Resource resource) {
    boolean vault = resource.kind() == ResourceKind.KEY_VAULT;
    String scope = vault ? resource.id() : "/subscriptions/" + resource.subscription();
    return with(
        at(scope, ""),
        it -> Scope.covers(it.scope(), resource.id()) || Scope.covers(resource.id(), it.scope()),
        it -> true,
        resource.subscription());
  }

  private Lookup<List<RoleAssignment>> at(String scope, String filter) {
    return lists.of(
        "grants " + scope + " " + filter,
        () ->
            bodies
                .calls()
                .list(scope + ASSIGNMENTS, VERSION, filter)
                .fold(
                    ArmGrants::assignments,
                    gone -> new Lookup.Missing<>(),
                    Lookup.Unreadable::new));
  }

  private Lookup<List<RoleAssignment>> local(KeyReference key) {
    return lists.of(
        "local grants " + key.vaultKey() + "/keys/" + key.name(),
        () ->
            vaults
                .localRoles(key)
                .fold(
                    ArmGrants::assignments,
                    gone -> new Lookup.Missing<>(),
                    Lookup.Unreadable::new));
  }

  /** An assignment that is not understood could be the one that counts. */
  private static Lookup<List<RoleAssignment>> assignments(
      List<Map<String, @Nullable Object>> entries) {
    List<RoleAssignment> assignments = new ArrayList<>();
    for (Map<String, @Nullable Object> entry : entries) {
      Optional<RoleAssignment> read =
          ResourceParser.parse(entry)
              .map(Resource::facts)
              .filter(RoleAssignment.class::isInstance)
              .map(RoleAssignment.class::cast)
              .filter(it -> isPlain(it.principalId()) && isPlain(it.scope()));
      if (read.isEmpty()) {
        return new Lookup.Unreadable<>("a role assignment is not understood");
      }
      assignments.add(read.get());
    }
    return new Lookup.Found<>(assignments);
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty() && !Body.isExpression(text);
  }

  private Lookup<List<Grant>> with(
      Lookup<List<RoleAssignment>> list,
      Predicate<RoleAssignment> wanted,
      Predicate<RoleAssignment> read,
      String subscription) {
    if (!(list instanceof Lookup.Found<List<RoleAssignment>> found)) {
      return list.fold(
          none -> new Lookup.Found<>(List.of()),
          missing -> new Lookup.Missing<>(),
          Lookup.Unreadable::new);
    }
    List<Grant> grants = new ArrayList<>();
    java.util.Set<String> asked = new java.util.HashSet<>();
    for (RoleAssignment assignment : found.value()) {
      if (wanted.test(assignment)) {
        boolean custom = BuiltInRoles.find(assignment.roleGuid()).isEmpty();
        boolean reads = custom && read.test(assignment) && asked.size() < MOST_DEFINITIONS;
        asked.add(custom ? assignment.roleGuid() : "");
        grants.add(new Grant(assignment, role(assignment, reads, subscription)));
      }
    }
    return new Lookup.Found<>(grants);
  }

  private static boolean isOf(RoleAssignment assignment, Principal principal) {
    return assignment.principalId().equalsIgnoreCase(principal.objectId());
  }

  private Lookup<RoleDefinition> role(
      RoleAssignment assignment, boolean reads, String subscription) {
    Optional<RoleDefinition> builtIn = BuiltInRoles.find(assignment.roleGuid());
    if (builtIn.isPresent()) {
      return new Lookup.Found<>(builtIn.get());
    }
    return reads
        ? definition(assignment.roleGuid(), subscription)
        : new Lookup.Unreadable<>("its definition was not read");
  }

  private Lookup<RoleDefinition> definition(String guid, String subscription) {
    Optional<ResourceId> id =
        ResourceId.parse(
            "/subscriptions/"
                + subscription
                + "/providers/Microsoft.Authorization/roleDefinitions/"
                + guid);
    if (id.isEmpty()) {
      return new Lookup.Unreadable<>("its definition has no id");
    }
    return lasting
        .of("role " + id.get(), () -> resources.read(id.get()))
        .fold(
            it ->
                it.facts() instanceof RoleDefinition definition
                    ? new Lookup.Found<>(definition)
                    : new Lookup.Unreadable<>("its definition is not understood"),
            missing -> new Lookup.Unreadable<>("its definition is gone"),
            Lookup.Unreadable::new);
  }
}
