package io.keyward.remediation;

/** Which of Azure's two doors a call goes through. */
public enum Plane {
  /** Azure Resource Manager; URLs are paths with their query. */
  ARM("arm"),
  /** The data plane of a vault or managed HSM; URLs are whole. */
  KEY_VAULT("keyVault");

  private final String word;

  Plane(String word) {
    this.word = word;
  }

  /** The word used in documents. */
  public String word() {
    return word;
  }
}
