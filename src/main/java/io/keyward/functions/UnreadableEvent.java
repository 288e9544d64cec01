package io.keyward.functions;

/**
 * A delivery that nobody can act on; thrown so that the platform keeps it with the dead letters.
 */
final class UnreadableEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableEvent(String sentence) {
    super(sentence);
  }
}
