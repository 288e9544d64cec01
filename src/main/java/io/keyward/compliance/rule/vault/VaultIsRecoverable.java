package io.keyward.compliance.rule.vault;

import io.keyward.compliance.Found;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Rule;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.VaultUse;

/** {@code vault-recoverable}: soft delete and purge protection. */
public final class VaultIsRecoverable implements Rule<VaultUse> {

  @Override
  public String id() {
    return "vault-recoverable";
  }

  @Override
  public Ruling judge(VaultUse use, Policy policy) {
    Found found = new Found();
    if (use.vault().facts() instanceof Vault) {
      VaultRecovery.judge(found, use.vault());
    } else {
      found.doubt("The vault is shown without its properties.");
    }
    return found.ruling("The vault has soft delete and purge protection.");
  }
}
