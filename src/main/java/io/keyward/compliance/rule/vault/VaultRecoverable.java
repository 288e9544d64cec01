package io.keyward.compliance.rule.vault;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Check;
import io.keyward.compliance.table.CellText;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import java.util.Locale;

/** {@code cmk-vault-recoverable}: soft delete and purge protection on the vault of this key. */
public final class VaultRecoverable implements Check {

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    return judge(new Found(), chain).ruling("The vault has soft delete and purge protection.");
  }

  /** What it says of the vault of a key. */
  public static Found judge(Found found, KeyChain chain) {
    return chain
        .vault()
        .fold(
            vault -> told(found, chain, vault),
            missing -> {
              found.doubt("The vault does not exist.");
              return found;
            },
            reason -> byKey(found, chain, reason));
  }

  private static Found told(Found found, KeyChain chain, Resource vault) {
    VaultRecovery.judge(found, vault);
    boolean on = ((Vault) vault.facts()).purgeProtection() == Setting.ON;
    if (on && isPurgeable(level(chain))) {
      found.doubt(
          "The vault says that purge protection is on, its key that it is off: recoveryLevel "
              + CellText.orUntold(level(chain))
              + ".");
    }
    return found;
  }

  private static String level(KeyChain chain) {
    return chain.key() instanceof Lookup.Found<Resource> key
        ? ((Key) key.value().facts()).recoveryLevel()
        : "";
  }

  private static boolean isPurgeable(String level) {
    return level.toLowerCase(Locale.ROOT).contains("purgeable");
  }

  /** A key that could be read tells how it can be recovered, even if its vault could not. */
  private static Found byKey(Found found, KeyChain chain, String reason) {
    String level = level(chain);
    if (level.isEmpty()) {
      found.doubt("The vault could not be read: " + reason + ".");
      return found;
    }
    found.fact(new Evidence("the key's recoveryLevel is " + CellText.orUntold(level), "", ""));
    if (isPurgeable(level)) {
      found.violated(
          Severity.HIGH,
          "Purge protection is off: the key can be purged.",
          "recoveryLevel " + CellText.orUntold(level),
          "recoveryLevel Recoverable");
    }
    return found;
  }
}
