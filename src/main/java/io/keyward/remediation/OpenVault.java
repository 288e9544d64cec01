package io.keyward.remediation;

/** {@code cmk-vault-reachable}: trusted services may pass the vault's firewall. */
final class OpenVault implements Fix {
  @Override
  public Mended mend(Site site) {
    return Lookups.mend(
        site.target(), target -> VaultSteps.reachable(target.vault(), site.service()));
  }
}
