package io.keyward.inventory;

import java.util.List;

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
}
