package io.keyward.compliance.assess;

import io.keyward.compliance.Found;
import io.keyward.compliance.rule.KeyType;
import io.keyward.compliance.rule.KeyUsable;
import io.keyward.compliance.rule.vault.VaultRecoverable;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Dependant;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;

/**
 * Whether the key of what holds a resource's data can be used, and be brought back once deleted.
 * Who may open it is not judged (decision 0022).
 */
final class DependantKey {
  private DependantKey() {}

  static void judge(Found found, String name, Chain chain, Dependant dependant) {
    if (dependant.key() instanceof Lookup.Found<KeyChain> it
        && dependant.resource() instanceof Lookup.Found<Resource> resource
        && !isTold(chain, it.value())) {
      Found own = new Found();
      KeyUsable.judge(own, it.value(), resource.value(), chain.asOf());
      if (it.value().key() instanceof Lookup.Found<Resource>) {
        KeyType.judge(own, it.value(), resource.value());
        VaultRecoverable.judge(own, it.value());
      }
      found.of(name + ": ", own);
    }
  }

  /** What is wrong with a key that both are under, {@code cmk-key-usable} says. */
  private static boolean isTold(Chain chain, KeyChain key) {
    return chain.key() instanceof Lookup.Found<KeyChain> own
        && own.value().reference().isSameKey(key.reference())
        && (!isAlive(own.value().key()) || own.value().inUse().equals(key.inUse()));
  }

  private static boolean isAlive(Lookup<Resource> key) {
    return key instanceof Lookup.Found<Resource> found
        && found.value().facts() instanceof Key facts
        && !facts.deleted();
  }
}
