package io.keyward.compliance;

import io.keyward.inventory.Vault;
import io.keyward.inventory.VaultUse;

/** {@code vault-recoverable}: soft delete and purge protection. */
final class VaultIsRecoverable implements Rule<VaultUse> {

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
