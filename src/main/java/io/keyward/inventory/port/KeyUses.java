package io.keyward.inventory.port;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which AI resource depends on which key, vault and other resources, as judged last.
 *
 * <p>Every method throws {@link TemporarilyUnavailable} when it is worth trying again.
 */
public interface KeyUses {

  /**
   * What one AI resource depends on.
   *
   * @param key its key; both parts "" for none
   * @param tags those that tell workloads apart
   * @param on the ids of all that was read to judge it, lower case
   */
  record Use(ResourceId user, KeyReference key, Map<String, String> tags, Set<String> on) {
    /** Copies the collections; ids in lower case. */
    public Use {
      tags = Map.copyOf(tags);
      on =
          on.stream()
              .map(id -> id.toLowerCase(Locale.ROOT))
              .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** A resource that depends on nothing. */
    public static Use none(ResourceId user) {
      return new Use(user, KeyReference.of("", "", ""), Map.of(), Set.of());
    }

    /** The user as far as the index knows it: its id, name and tags. */
    public Resource asResource() {
      ResourceKind kind = ResourceKind.ofType(user.type()).orElse(ResourceKind.COGNITIVE_ACCOUNT);
      return Resource.unreadable(user, kind, "known as a user of the key alone").tagged(tags);
    }
  }

  /**
   * Remembers what a resource depends on now, in place of what it did before.
   *
   * @return whether that is something new
   */
  boolean keep(Use use);

  /** The AI resources under one key, whatever the version, as many as are read at once. */
  default List<Use> of(KeyReference key) {
    return of(key, 1_000);
  }

  /** The AI resources under one key, whatever the version, at most so many. */
  List<Use> of(KeyReference key, int most);

  /** The vaults and managed HSMs that an AI resource has ever depended on. */
  List<ResourceId> vaults();

  /** The AI resources that depend on the resource of an id, at most so many. */
  List<Use> on(ResourceId id, int most);
}
