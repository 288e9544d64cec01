package io.keyward.azure.arm;

/** A list that Azure refused or that cannot be understood, so that nothing complete can be said. */
public final class ArmRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence that names no token and no more than a short part of the answer. */
  public ArmRefused(String sentence) {
    super(sentence);
  }
}
