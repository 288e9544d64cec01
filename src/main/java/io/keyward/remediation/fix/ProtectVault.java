package io.keyward.remediation.fix;

import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.VaultSteps;

/** {@code cmk-vault-recoverable}: purge protection on the vault of the key that counts. */
final class ProtectVault implements Fix {
  @Override
  public Mended mend(Site site) {
    return Lookups.mend(site.target(), target -> VaultSteps.recoverable(target.vault()));
  }
}
