package io.keyward.sandbox.azure;

import java.util.concurrent.atomic.LongAdder;

/** How often each kind of call arrived since the start. */
public final class Calls {
  private final LongAdder signIns = new LongAdder();
  private final LongAdder armReads = new LongAdder();
  private final LongAdder armWrites = new LongAdder();
  private final LongAdder keyVaultReads = new LongAdder();
  private final LongAdder keyVaultWrites = new LongAdder();

  Calls() {}

  void signIn() {
    signIns.increment();
  }

  void arm(boolean read) {
    (read ? armReads : armWrites).increment();
  }

  void keyVault(boolean read) {
    (read ? keyVaultReads : keyVaultWrites).increment();
  }

  /** Calls to sign-in, discovery and cloud metadata. */
  public long signIns() {
    return signIns.sum();
  }

  /** GET and HEAD calls to ARM. */
  public long armReads() {
    return armReads.sum();
  }

  /** All other calls to ARM. */
  public long armWrites() {
    return armWrites.sum();
  }

  /** GET calls to Key Vault. */
  public long keyVaultReads() {
    return keyVaultReads.sum();
  }

  /** All other calls to Key Vault. */
  public long keyVaultWrites() {
    return keyVaultWrites.sum();
  }
}
