package io.keyward.compliance.table;

/** The columns of the per-service table. */
public enum Column {
  ENABLE_IN_PLACE("enableInPlace"),
  DISABLE("disable"),
  CHANGE_KEY("changeKey"),
  CHANGE_VAULT("changeVault"),
  IDENTITIES("identities"),
  VAULT_REGION("vaultRegion"),
  VAULT_SUBSCRIPTION("vaultSubscription"),
  VAULT_TENANT("vaultTenant"),
  KEY_TYPES("keyTypes"),
  KEY_SIZES("keySizes"),
  KEY_OPERATIONS("keyOperations"),
  MANAGED_HSM("managedHsm"),
  AUTOMATIC_ROTATION("automaticRotation"),
  KEY_VERSION("keyVersion"),
  TRUSTED_SERVICE("trustedService"),
  TIERS("tiers");

  private final String word;

  Column(String word) {
    this.word = word;
  }

  /** The name in the data file. */
  public String word() {
    return word;
  }
}
