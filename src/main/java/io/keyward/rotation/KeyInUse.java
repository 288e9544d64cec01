package io.keyward.rotation;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.KeyUses;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A key as read now, and who is under it.
 *
 * @param named its vault's address and its name
 * @param key its newest version, or what is left of it after it was deleted
 * @param policy its rotation policy; missing where it has none
 * @param users the AI resources under it, whatever the version; none for a key that is watched only
 *     because of its vault
 * @param asOf the moment of the reading
 */
public record KeyInUse(
    ResourceId id,
    KeyReference named,
    Lookup<Resource> key,
    Lookup<RotationPolicy> policy,
    List<KeyUses.Use> users,
    Instant asOf) {

  /** Copies the list, in the order of the users' ids. */
  public KeyInUse {
    users =
        users.stream().sorted(Comparator.comparing((KeyUses.Use it) -> it.user().key())).toList();
  }

  /** What the key tells; empty where it is deleted, gone or could not be read. */
  public Optional<Key> live() {
    return facts().filter(it -> !it.deleted());
  }

  /** What is known of it, be it deleted or not. */
  Optional<Key> facts() {
    return key instanceof Lookup.Found<Resource> found && found.value().facts() instanceof Key it
        ? Optional.of(it)
        : Optional.empty();
  }

  /** The newest version, "" where it is not told. */
  public String newest() {
    return live().map(Key::reference).map(KeyReference::version).orElse("");
  }

  /** Those that name a version which is not the newest. */
  List<KeyUses.Use> behind() {
    return users.stream().filter(use -> !follows(use, newest())).toList();
  }

  static boolean follows(KeyUses.Use use, String newest) {
    return use.key().followsLatest() || use.key().version().equalsIgnoreCase(newest);
  }

  ResourceKind kind() {
    return ResourceKind.ofType(id.type()).orElse(ResourceKind.KEY);
  }

  /** The resource to judge, under the key's own id. */
  Resource resource() {
    return key.fold(
        found -> found.id().equalsIgnoreCase(id.toString()) ? found : found.at(id),
        missing -> Resource.unreadable(id, kind(), "the key does not exist"),
        reason -> Resource.unreadable(id, kind(), reason));
  }
}
