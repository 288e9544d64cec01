package io.keyward.remediation.step;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.KeyUses;
import io.keyward.remediation.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key as a subject of its own, with everything that its fixes go by.
 *
 * @param named its vault's address and its name
 * @param key its newest version
 * @param rotation its rotation policy; missing where it has none
 * @param users the AI resources under it, whatever the version
 */
public record WatchedKey(
    ResourceId id,
    KeyReference named,
    Lookup<Resource> vault,
    Lookup<Resource> key,
    Lookup<RotationPolicy> rotation,
    List<KeyUses.Use> users,
    Instant asOf) {

  /** Copies the list. */
  public WatchedKey {
    users = List.copyOf(users);
  }

  /** What the newest version tells, where it can be used now. */
  public Optional<Key> alive() {
    return key instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Key facts
            && Spec.isAlive(facts, asOf)
        ? Optional.of(facts)
        : Optional.empty();
  }

  /** What bears the mark of infrastructure code: the key, else its vault. */
  public Resource owned() {
    Resource itself =
        key.fold(
            found -> found,
            missing -> Resource.unreadable(id, ResourceKind.KEY, "gone"),
            reason -> Resource.unreadable(id, ResourceKind.KEY, reason));
    return Ownership.mark(itself).isEmpty() && vault instanceof Lookup.Found<Resource> found
        ? found.value()
        : itself;
  }

  /** Those who stay with the version that they name, whatever comes after it. */
  public List<KeyUses.Use> pinned() {
    return users.stream().filter(use -> !use.key().followsLatest()).toList();
  }
}
