package io.keyward.sandbox;

/** A reason for which the sandbox does not start, in one line. */
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String sentence) {
    super(sentence);
  }
}
