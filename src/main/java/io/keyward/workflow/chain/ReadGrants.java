package io.keyward.workflow.chain;

import io.keyward.compliance.table.GroupDoubt;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.Surroundings;
import java.util.ArrayList;
import java.util.List;

/** Reads the grants on a key; groups are looked into only where the answer hangs on them. */
final class ReadGrants {
  private final Surroundings surroundings;

  ReadGrants(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Where access policies rule, role assignments tell who may change those. */
  Lookup<List<Grant>> on(
      Lookup<Resource> vault, KeyReference key, List<Lookup<Principal>> principals) {
    return vault.fold(
        found ->
            found.facts() instanceof Vault facts && facts.roles() != Setting.UNCLEAR
                ? read(found, key, known(principals))
                : new Lookup.Missing<>(),
        missing -> new Lookup.Missing<>(),
        Lookup.Unreadable::new);
  }

  private static List<Principal> known(List<Lookup<Principal>> principals) {
    List<Principal> known = new ArrayList<>();
    for (Lookup<Principal> principal : principals) {
      if (principal instanceof Lookup.Found<Principal> found) {
        known.add(found.value());
      }
    }
    return known;
  }

  private Lookup<List<Grant>> read(Resource vault, KeyReference key, List<Principal> principals) {
    Lookup<List<Grant>> grants = surroundings.grants(vault, key, principals);
    if (!(grants instanceof Lookup.Found<List<Grant>> found)) {
      return grants;
    }
    List<Grant> read = found.value();
    for (Principal principal : principals) {
      if (GroupDoubt.concerns(principal, vault, grants)) {
        Lookup<List<Grant>> through = surroundings.throughGroups(vault, key, principal);
        if (!(through instanceof Lookup.Found<List<Grant>> resolved)) {
          return grants;
        }
        read = together(read, resolved.value());
      }
    }
    return read == found.value() ? grants : new Lookup.Found<>(withoutGroups(read, principals));
  }

  private static List<Grant> together(List<Grant> first, List<Grant> second) {
    List<Grant> all = new ArrayList<>(first);
    second.stream().filter(it -> !all.contains(it)).forEach(all::add);
    return all;
  }

  /** Those of groups that nobody here is in. */
  private static List<Grant> withoutGroups(List<Grant> grants, List<Principal> principals) {
    return grants.stream()
        .filter(
            it ->
                !it.assignment().principalType().equalsIgnoreCase("Group")
                    || principals.stream()
                        .anyMatch(
                            p -> p.objectId().equalsIgnoreCase(it.assignment().principalId())))
        .toList();
  }
}
