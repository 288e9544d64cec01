package io.keyward.inventory;

import java.util.List;

/**
 * A resource and what its key depends on, as read now.
 *
 * @param parent the account or hub it inherits from; missing where the kind has none
 * @param ownedStorage the customer-owned storage behind it
 */
public record Chain(
    Resource resource, Lookup<Resource> parent, List<Lookup<Resource>> ownedStorage) {

  /** Copies the list. */
  public Chain {
    ownedStorage = List.copyOf(ownedStorage);
  }

  /** A resource that stands alone. */
  public static Chain of(Resource resource) {
    return new Chain(resource, new Lookup.Missing<>(), List.of());
  }
}
