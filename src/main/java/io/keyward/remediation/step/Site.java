package io.keyward.remediation.step;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Surroundings;
import java.util.List;

/**
 * One resource with everything that its fixes go by.
 *
 * @param rules the findings that are to be closed
 * @param vaults finds a vault for a key
 * @param aim the key that it is to be under when all is done, or why it stays under the one it has
 */
public record Site(
    Chain chain,
    Policy policy,
    Surroundings surroundings,
    KeyUses uses,
    List<String> rules,
    Lookup<Target> aim,
    VaultChoice vaults) {

  /** Copies the list. */
  public Site {
    rules = List.copyOf(rules);
  }

  public Resource holder() {
    return chain.holder();
  }

  public Service service() {
    return Services.shipped().of(holder());
  }

  /** The resource whose identity opens the key: the account of an encryption scope. */
  public Resource user() {
    return chain.key() instanceof Lookup.Found<KeyChain> key
            && key.value().user() instanceof Lookup.Found<Resource> user
        ? user.value()
        : holder();
  }

  /** The key that counts: the one aimed at, else the one in use. */
  public Lookup<Target> target() {
    return aim instanceof Lookup.Found<Target> ? aim : current(chain);
  }

  /** The key in use. */
  public static Lookup<Target> current(Chain chain) {
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

  public IdentitySteps identities() {
    return new IdentitySteps(surroundings, policy);
  }

  public GrantSteps grants() {
    return new GrantSteps(surroundings);
  }

  /** Rights on the key for everybody who opens it now. */
  public Mended grantsFor(Target target) {
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
