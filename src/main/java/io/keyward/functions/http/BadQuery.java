package io.keyward.functions.http;

/** A query parameter that cannot be used; the sentence is shown to the caller. */
public final class BadQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public BadQuery(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
