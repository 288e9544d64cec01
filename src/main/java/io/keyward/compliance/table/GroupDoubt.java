package io.keyward.compliance.table;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import java.util.List;

/** Whether a principal's rights on a key hang on the groups it is in. */
public final class GroupDoubt {
  private GroupDoubt() {}

  /** Whether what it surely has does not suffice, and what a group may give it would. */
  public static boolean concerns(Principal principal, Resource vault, Lookup<List<Grant>> grants) {
    if (!(vault.facts() instanceof Vault facts)
        || !(grants instanceof Lookup.Found<List<Grant>> found)) {
      return false;
    }
    boolean groups =
        found.value().stream()
            .anyMatch(it -> it.assignment().principalType().equalsIgnoreCase("Group"));
    KeyRights rights = KeyRights.of(principal, facts, grants);
    return groups && !rights.suffices() && rights.mightSuffice();
  }
}
