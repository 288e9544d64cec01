package io.keyward.remediation;

import io.keyward.compliance.Policy;
import io.keyward.compliance.Service;
import io.keyward.compliance.Services;
import io.keyward.inventory.Chain;
import io.keyward.inventory.KeyChain;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.KeyUses;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Principal;
import io.keyward.inventory.Resource;
import io.keyward.inventory.Surroundings;
import io.keyward.inventory.Vault;
import java.util.List;

/**
 * One resource with everything that its fixes go by.
 *
 * @param rules the findings that are to be closed
 * @param vaults finds a vault for a key
 * @param aim the key that it is to be under when all is done, or why it stays under the one it has
 */
record Site(
    Chain chain,
    Policy policy,
    Surroundings surroundings,
    KeyUses uses,
    List<String> rules,
    Lookup<Target> aim,
    VaultChoice vaults) {

  /** Copies the list. */
  Site {
    rules = List.copyOf(rules);
  }

  Resource holder() {
    return chain.holder();
  }

  Service service() {
    return Services.shipped().of(holder());
  }

  /** The resource whose identity opens the key: the account of an encryption scope. */
  Resource user() {
    return chain.key() instanceof Lookup.Found<KeyChain> key
            && key.value().user() instanceof Lookup.Found<Resource> user
        ? user.value()
        : holder();
  }

  /** The key that counts: the one aimed at, else the one in use. */
  Lookup<Target> target() {
    return aim instanceof Lookup.Found<Target> ? aim : current(chain);
  }

  /** The key in use. */
  static Lookup<Target> current(Chain chain) {
    if (!(chain.key() instanceof Lookup.Found<KeyChain> key)) {
      return new Lookup.Unreadable<>("Its key is not known.");
    }
    KeyReference reference = key.value().reference();
    if (!(key.value().vault() instanceof Lookup.Found<Resource> vault)
        || !(vault.value().facts() instanceof Vault)) {
      return new Lookup.Unreadable<>("The vault of its key could not be read.");
    }
    return reference.name().matches("[A-Za-z0-9-]{1,127}")
        ? new Lookup.Found<>(new Target(vault.value(), reference.name(), key.value().key()))
        : new Lookup.Unreadable<>("The name of its key is none that a vault allows.");
  }

  IdentitySteps identities() {
    return new IdentitySteps(surroundings, policy);
  }

  GrantSteps grants() {
    return new GrantSteps(surroundings);
  }

  /** Rights on the key for everybody who opens it now. */
  Mended grantsFor(Target target) {
    if (!(chain.key() instanceof Lookup.Found<KeyChain> key)) {
      return Mended.open("Its key is not known.");
    }
    Mended own = grant(target, key.value().principal(), "grant");
    return key.value().helper() instanceof Lookup.Missing<Principal>
        ? own
        : own.and(grant(target, key.value().helper(), "grant-cosmos-db"));
  }

  private Mended grant(Target target, Lookup<Principal> principal, String id) {
    return principal.fold(
        who -> grants().give(target, who.objectId(), id),
        missing ->
            Mended.open(
                "The identity that the key's setting names does not exist any more; which one is to"
                    + " take its place, a person must decide."),
        reason -> Mended.open("The principal of the identity is not known: " + reason + "."));
  }
}
