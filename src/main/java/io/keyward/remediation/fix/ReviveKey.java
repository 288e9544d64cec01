package io.keyward.remediation.fix;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;

/** {@code cmk-key-usable}: why a key is not usable is for a person to judge, each case its own. */
final class ReviveKey implements Fix {
  @Override
  public Mended mend(Site site) {
    return Mended.open(
        site.chain()
            .key()
            .fold(ReviveKey::why, missing -> "Its key is not known.", reason -> reason));
  }

  private static String why(KeyChain chain) {
    if (chain.vault() instanceof Lookup.Missing<Resource>) {
      return "The vault of the key does not exist: recover it if it was deleted, within its"
          + " retention time.";
    }
    boolean pinned = !chain.reference().followsLatest();
    Lookup<Resource> used = pinned ? chain.pinned() : chain.key();
    if (chain.key() instanceof Lookup.Found<Resource> latest
        && latest.value().facts() instanceof Key key
        && key.deleted()) {
      return why(key);
    }
    return used.fold(
        found -> found.facts() instanceof Key key ? why(key) : "The key could not be read.",
        missing ->
            "The key or version that is named does not exist; whether to recover it or to name"
                + " another, a person must decide.",
        reason -> "The key could not be read: " + reason + ".");
  }

  static String why(Key key) {
    if (key.deleted()) {
      return "The key was deleted: recover it from the vault's deleted keys before its retention"
          + " ends; without it the data cannot be read.";
    }
    if (key.enabled() == Setting.OFF) {
      return "Somebody disabled the key, perhaps because it was compromised; whether to enable it,"
          + " a person must decide.";
    }
    return "The key is outside its dates: make a new version with the vault's own rotate call, or"
        + " change the dates; which of the two, a person must decide.";
  }
}
