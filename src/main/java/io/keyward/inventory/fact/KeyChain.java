package io.keyward.inventory.fact;

import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import java.util.List;

/**
 * What stands behind a customer-managed key, link by link.
 *
 * @param user the resource whose identity opens the key: the resource, or the account of a scope
 * @param key the key's latest version
 * @param pinned the version that the resource names; missing where it names none and where it is
 *     gone
 * @param principal who opens the key
 * @param helper a service of Microsoft's that must open the key as well; missing where none must
 * @param grants the role assignments at and above the key; for a managed HSM its local ones
 */
public record KeyChain(
    Lookup<Resource> user,
    KeyReference reference,
    KeyIdentity identity,
    Lookup<Resource> vault,
    Lookup<Resource> key,
    Lookup<Resource> pinned,
    Lookup<Principal> principal,
    Lookup<Principal> helper,
    Lookup<List<Grant>> grants) {
  private static final String NOT_ASKED = "it was not asked who may open the key";

  /** A key and its vault, of which it was not asked who may open the key. */
  public static KeyChain unopened(
      Resource user,
      Encryption.Customer customer,
      Lookup<Resource> vault,
      Lookup<Resource> key,
      Lookup<Resource> pinned) {
    return new KeyChain(
        new Lookup.Found<>(user),
        customer.key(),
        customer.identity(),
        vault,
        key,
        pinned,
        new Lookup.Unreadable<>(NOT_ASKED),
        new Lookup.Missing<>(),
        new Lookup.Unreadable<>(NOT_ASKED));
  }

  /** The version that is in use: the pinned one, else the latest. */
  public Lookup<Resource> inUse() {
    return reference.followsLatest() ? key : pinned;
  }
}
