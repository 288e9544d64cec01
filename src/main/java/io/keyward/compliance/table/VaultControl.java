package io.keyward.compliance.table;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.Scope;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.RoleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * By which role assignments a principal may give itself rights on a vault with access policies:
 * whoever may write the vault may add a policy for itself (documentation of access policies, read
 * 2026-11-21).
 *
 * @param actions what it surely may do
 * @param sources which grants were counted, for people
 * @param doubts why it may be allowed more
 */
public record VaultControl(Set<String> actions, List<String> sources, Set<String> doubts) {

  public VaultControl {
    actions = Set.copyOf(actions);
    sources = List.copyOf(sources);
    doubts = Set.copyOf(doubts);
  }

  /** What only a group may give is left out: managed identities are rarely members of one. */
  public static VaultControl of(Principal principal, Lookup<List<Grant>> grants) {
    Set<String> actions = new TreeSet<>();
    List<String> sources = new ArrayList<>();
    Set<String> doubts = new TreeSet<>();
    for (Grant grant : listed(grants)) {
      if (!grant.assignment().principalId().equalsIgnoreCase(principal.objectId())) {
        continue;
      }
      Optional<RoleDefinition> role = definition(grant);
      Set<String> own = role.map(KeyActions::control).orElse(Set.of());
      if (role.isEmpty()) {
        doubts.add("the role " + grant.assignment().roleGuid() + " could not be read");
      } else if (!own.isEmpty() && !grant.assignment().condition().isEmpty()) {
        doubts.add("a grant bears a condition");
      } else if (!own.isEmpty()) {
        actions.addAll(own);
        sources.add(role.get().roleName() + " on " + grant.assignment().scope());
      }
    }
    return new VaultControl(actions, sources, doubts);
  }

  private static List<Grant> listed(Lookup<List<Grant>> grants) {
    return grants instanceof Lookup.Found<List<Grant>> found ? found.value() : List.of();
  }

  /** Whether a management group is above the vault is not always known. */
  private static Optional<RoleDefinition> definition(Grant grant) {
    if (grant.role() instanceof Lookup.Found<RoleDefinition> found) {
      return Optional.of(found.value());
    }
    return Scope.isManagementGroup(grant.assignment().scope())
        ? Optional.empty()
        : BuiltInRoles.find(grant.assignment().roleGuid());
  }
}
