package io.keyward.functions;

/** A query parameter that cannot be used; the sentence is shown to the caller. */
final class BadQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  BadQuery(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
