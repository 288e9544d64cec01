package io.keyward.campaign;

/**
 * A promise that was broken.
 *
 * @param promise which one, in a word or two
 * @param what how it shows
 */
record Violation(String promise, String what) {
  @Override
  public String toString() {
    return promise + ": " + what;
  }
}
