package io.keyward.inventory.port;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A vault as a subject of its own, with the AI resources under its keys.
 *
 * @param grants the role assignments at, above and below the vault
 * @param auditLogs its diagnostic settings
 * @param users the AI resources that use one of its keys
 * @param operators the role assignments on those resources
 * @param unasked of how many of those resources the role assignments were not asked for
 */
public record VaultUse(
    Resource vault,
    Lookup<List<Grant>> grants,
    Lookup<List<Resource>> auditLogs,
    List<Resource> users,
    Lookup<List<Grant>> operators,
    int unasked) {

  /** Copies the list. */
  public VaultUse {
    users = List.copyOf(users);
  }

  /** Reads what is around a vault; who operates its users is asked for some of them. */
  public static VaultUse read(
      Surroundings surroundings, Resource vault, List<Resource> users, List<Resource> asked) {
    return new VaultUse(
        vault,
        surroundings.grantsOn(vault),
        surroundings.auditLogs(vault),
        users,
        operators(surroundings, asked),
        users.size() - asked.size());
  }

  /** Most of them are those of the subscription, which all its resources share. */
  private static Lookup<List<Grant>> operators(Surroundings surroundings, List<Resource> asked) {
    Set<Grant> all = new LinkedHashSet<>();
    for (Resource user : asked) {
      if (surroundings.grantsOn(user) instanceof Lookup.Found<List<Grant>> found) {
        all.addAll(found.value());
      } else {
        return new Lookup.Unreadable<>("the grants on an AI resource could not be read");
      }
    }
    return new Lookup.Found<>(List.copyOf(all));
  }
}
