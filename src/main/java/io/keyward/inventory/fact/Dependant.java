package io.keyward.inventory.fact;

import io.keyward.inventory.Lookup;

/**
 * A resource that holds data of another one, as far as it could be read.
 *
 * @param key what stands behind its customer-managed key; missing where it is known to have none
 * @param inherited whether it stands behind the account or hub that the other one belongs to
 */
public record Dependant(
    Link link, Lookup<Resource> resource, Lookup<KeyChain> key, boolean inherited) {

  /** One that is under no customer-managed key, or of which nobody could tell. */
  public static Dependant withoutKey(Link link, Lookup<Resource> resource) {
    return new Dependant(link, resource, new Lookup.Missing<>(), false);
  }

  /** The same behind an account or hub. */
  public Dependant ofHolder() {
    return new Dependant(link, resource, key, true);
  }
}
