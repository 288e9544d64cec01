package io.keyward.inventory.fact;

import io.keyward.inventory.Lookup;
import java.time.Instant;
import java.util.List;

/**
 * A resource and what its key depends on, as read now.
 *
 * @param parent the account or hub it inherits from; missing where the kind has none
 * @param ownedStorage the customer-owned storage behind it
 * @param key its customer-managed key; missing where it uses none, unreadable where that is not
 *     known
 * @param dependants what else holds its data
 * @param sharers the other AI resources under the same key
 * @param asOf the moment of the reading
 */
public record Chain(
    Resource resource,
    Lookup<Resource> parent,
    List<Lookup<Resource>> ownedStorage,
    Lookup<KeyChain> key,
    List<Dependant> dependants,
    Lookup<List<Resource>> sharers,
    Instant asOf) {

  /** Copies the lists. */
  public Chain {
    ownedStorage = List.copyOf(ownedStorage);
    dependants = List.copyOf(dependants);
  }

  /** A resource that stands alone. */
  public static Chain of(Resource resource) {
    return of(resource, new Lookup.Missing<>(), List.of());
  }

  /** A resource of whose key nothing was looked at. */
  public static Chain of(
      Resource resource, Lookup<Resource> parent, List<Lookup<Resource>> ownedStorage) {
    return new Chain(
        resource,
        parent,
        ownedStorage,
        new Lookup.Missing<>(),
        List.of(),
        new Lookup.Missing<>(),
        Instant.EPOCH);
  }

  /** The resource whose encryption counts: the account or hub of a project that inherits. */
  public Resource holder() {
    boolean inherits = resource.encryption() instanceof Encryption.Inherited;
    return inherits && parent instanceof Lookup.Found<Resource> found ? found.value() : resource;
  }
}
