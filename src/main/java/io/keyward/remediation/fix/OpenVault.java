package io.keyward.remediation.fix;

import io.keyward.remediation.step.Lookups;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.VaultSteps;

/** {@code cmk-vault-reachable}: trusted services may pass the vault's firewall. */
final class OpenVault implements Fix {
  @Override
  public Mended mend(Site site) {
    return Lookups.mend(
        site.target(), target -> VaultSteps.reachable(target.vault(), site.service()));
  }
}
