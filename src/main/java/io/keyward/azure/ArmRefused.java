package io.keyward.azure;


/** A list that Azure refused or that cannot be understood, so that nothing complete can be said. */
final class ArmRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence that names no token and no more than a short part of the answer. */
  ArmRefused(String sentence) {
    super(sentence);
  }
}
