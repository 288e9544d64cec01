package io.keyward.compliance;

import io.keyward.inventory.Chain;
import io.keyward.inventory.Key;
import io.keyward.inventory.KeyChain;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Resource;
import java.util.Locale;

/** {@code cmk-vault-recoverable}: soft delete and purge protection on the vault of this key. */
final class VaultRecoverable implements Check {

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    chain
        .vault()
        .fold(
            vault -> {
              VaultRecovery.judge(found, vault);
              return found;
            },
            missing -> {
              found.doubt("The vault does not exist.");
              return found;
            },
            reason -> byKey(found, chain, reason));
    return found.ruling("The vault has soft delete and purge protection.");
  }

  /** A key that could be read tells how it can be recovered, even if its vault could not. */
  private static Found byKey(Found found, KeyChain chain, String reason) {
    String level =
        chain.key() instanceof Lookup.Found<Resource> key
            ? ((Key) key.value().facts()).recoveryLevel()
            : "";
    if (level.isEmpty()) {
      found.doubt("The vault could not be read: " + reason + ".");
      return found;
    }
    found.fact(new Evidence("the key's recoveryLevel is " + CellText.orUntold(level), "", ""));
    if (level.toLowerCase(Locale.ROOT).contains("purgeable")) {
      found.violated(
          Severity.HIGH,
          "Purge protection is off: the key can be purged.",
          "recoveryLevel " + CellText.orUntold(level),
          "recoveryLevel Recoverable");
    }
    return found;
  }
}
