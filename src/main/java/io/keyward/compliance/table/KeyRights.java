package io.keyward.compliance.table;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Scope;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.RoleAssignment;
import io.keyward.inventory.fact.RoleDefinition;
import io.keyward.inventory.fact.Vault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a principal may do with a key, in the words of key permissions: get, wrapKey, unwrapKey and
 * so on; what reaches beyond keys is named by its action.
 *
 * <p>Data actions: Key Vault built-in roles, documentation of 2026-02-23. What a role excludes
 * counts within the same block only; comparisons ignore case.
 *
 * @param certain what it surely may do
 * @param possible what it may do if a condition, a group or a definition that was not read says so
 * @param sources which grants were counted, for people
 * @param doubt why there is more possible than certain, "" for no doubt
 */
public record KeyRights(
    Set<String> certain, Set<String> possible, List<String> sources, String doubt) {
  public static final Set<String> NEEDED = Set.of("get", "wrapkey", "unwrapkey");

  /** What a role may allow that could not be read. */
  private static final Set<String> ANYTHING =
      Set.of("get", "wrapkey", "unwrapkey", "whatever an unread role allows");

  private static final String UNREAD_WORD = "whatever an unread access policy allows";

  private static final String UNCLEAR_POLICY =
      "what an access policy gives to whom could not be read, only the deployment can tell";

  /** Copies the collections. */
  public KeyRights {
    certain = Set.copyOf(certain);
    possible = Set.copyOf(possible);
    sources = List.copyOf(sources);
  }

  /** Whether it surely may get, wrap and unwrap. */
  public boolean suffices() {
    return certain.containsAll(NEEDED);
  }

  public boolean mightSuffice() {
    return possible.containsAll(NEEDED);
  }

  /** What is missing, for people. */
  public String missing() {
    return String.join(
        ", ",
        List.of("get", "wrapKey", "unwrapKey").stream()
            .filter(it -> !certain.contains(it.toLowerCase(java.util.Locale.ROOT)))
            .toList());
  }

  /** What is there beyond the need. */
  public Set<String> excess() {
    Set<String> excess = new TreeSet<>(certain);
    excess.removeAll(NEEDED);
    return excess;
  }

  /** The rights on a key of that vault, by what the vault goes by. */
  public static KeyRights of(Principal principal, Vault vault, Lookup<List<Grant>> grants) {
    if (vault.roles() != Setting.ON) {
      return ofAccessPolicies(principal, vault);
    }
    return ofRoles(
        principal,
        vault.managedHsm(),
        grants instanceof Lookup.Found<List<Grant>> found ? found.value() : List.of());
  }

  /** A compound identity is no managed identity. */
  private static KeyRights ofAccessPolicies(Principal principal, Vault vault) {
    Set<String> certain = new TreeSet<>();
    Set<String> possible = new TreeSet<>();
    List<String> sources = new java.util.ArrayList<>();
    for (Vault.AccessPolicy policy : vault.accessPolicies()) {
      if (isFor(principal, policy, vault)) {
        policy.keys().stream()
            .filter(word -> !Body.isExpression(word))
            .forEach(word -> certain.addAll(KeyActions.ofPermission(word)));
        policy.others().stream()
            .filter(word -> !isOpenWord(word))
            .forEach(word -> certain.add(KeyActions.lower(word)));
        if (Stream.concat(policy.keys().stream(), policy.others().stream())
            .anyMatch(KeyRights::isOpenWord)) {
          possible.add(UNREAD_WORD);
        }
        sources.add("access policy of " + policy.objectId());
      }
      if (mayBeFor(principal, policy, vault)) {
        policy.keys().forEach(word -> possible.addAll(possiblyOf(word)));
      }
    }
    possible.addAll(certain);
    return new KeyRights(
        certain, possible, sources, certain.containsAll(possible) ? "" : UNCLEAR_POLICY);
  }

  /** An expression, also as the last part of what is named by its kind. */
  private static boolean isOpenWord(String word) {
    return Body.isExpression(word.substring(word.indexOf('/') + 1)) || Body.isExpression(word);
  }

  private static Set<String> possiblyOf(String permission) {
    return Body.isExpression(permission) ? NEEDED : KeyActions.ofPermission(permission);
  }

  private static boolean isFor(Principal principal, Vault.AccessPolicy policy, Vault vault) {
    boolean foreign =
        !policy.tenantId().isEmpty()
            && !vault.tenantId().isEmpty()
            && !policy.tenantId().equalsIgnoreCase(vault.tenantId());
    return !foreign
        && policy.applicationId().isEmpty()
        && policy.objectId().equalsIgnoreCase(principal.objectId());
  }

  /** The same where an expression may turn out to be what it takes. */
  private static boolean mayBeFor(Principal principal, Vault.AccessPolicy policy, Vault vault) {
    boolean sameTenant =
        isOpen(policy.tenantId())
            || isOpen(vault.tenantId())
            || policy.tenantId().equalsIgnoreCase(vault.tenantId());
    return sameTenant
        && isOpen(policy.applicationId())
        && (isOpen(policy.objectId()) || policy.objectId().equalsIgnoreCase(principal.objectId()));
  }

  private static boolean isOpen(String text) {
    return text.isEmpty() || Body.isExpression(text);
  }

  private static KeyRights ofRoles(Principal principal, boolean managedHsm, List<Grant> grants) {
    Set<String> certain = new TreeSet<>();
    Set<String> possible = new TreeSet<>();
    Set<String> doubts = new TreeSet<>();
    List<String> sources = new java.util.ArrayList<>();
    for (Grant grant : grants) {
      boolean own = grant.assignment().principalId().equalsIgnoreCase(principal.objectId());
      if (!own && !mayBeFor(grant.assignment())) {
        continue;
      }
      Optional<RoleDefinition> role = definition(grant);
      Set<String> rights =
          role.map(it -> KeyActions.of(it, managedHsm)).orElse(own ? ANYTHING : NEEDED);
      String doubt = doubt(grant, own, role.isPresent());
      possible.addAll(rights);
      if (doubt.isEmpty()) {
        certain.addAll(rights);
        sources.add(name(grant, role) + " on " + grant.assignment().scope());
      } else if (!rights.isEmpty()) {
        doubts.add(doubt);
      }
    }
    possible.addAll(certain);
    return new KeyRights(certain, possible, sources, String.join("; ", doubts));
  }

  private static boolean mayBeFor(RoleAssignment assignment) {
    return isOpen(assignment.principalId())
        || KeyActions.lower(assignment.principalType()).endsWith("group");
  }

  private static Optional<RoleDefinition> definition(Grant grant) {
    if (grant.role() instanceof Lookup.Found<RoleDefinition> found) {
      return Optional.of(found.value());
    }
    boolean offScope = Scope.isManagementGroup(grant.assignment().scope());
    return offScope ? Optional.empty() : BuiltInRoles.find(grant.assignment().roleGuid());
  }

  private static String doubt(Grant grant, boolean own, boolean known) {
    RoleAssignment assignment = grant.assignment();
    if (!own && isOpen(assignment.principalId())) {
      return "to whom a grant is made, only the deployment can tell";
    }
    if (!known) {
      return "the role " + assignment.roleGuid() + " could not be read";
    }
    if (assignment.isDeniable()) {
      return "a deny assignment, which is a condition of all grants, may take it away";
    }
    if (!assignment.condition().isEmpty()) {
      return "a grant bears a condition";
    }
    if (isOpen(assignment.scope())) {
      return "on what a grant is made, only the deployment can tell";
    }
    return own ? "" : "a grant is to a group, whose members are not known";
  }

  private static String name(Grant grant, Optional<RoleDefinition> role) {
    return role.map(RoleDefinition::roleName)
        .filter(name -> !name.isEmpty())
        .orElse(grant.assignment().roleGuid());
  }
}
