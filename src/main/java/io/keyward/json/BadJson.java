package io.keyward.json;

/** A text that is not JSON or is beyond the limits; its one sentence quotes nothing of the text. */
public final class BadJson extends Exception {
  private static final long serialVersionUID = 1L;

  BadJson(String sentence) {
    super(sentence);
  }
}
