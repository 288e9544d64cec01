package io.keyward.remediation;

/** {@code cmk-vault-recoverable}: purge protection on the vault of the key that counts. */
final class ProtectVault implements Fix {
  @Override
  public Mended mend(Site site) {
    return Lookups.mend(site.target(), target -> VaultSteps.recoverable(target.vault()));
  }
}
