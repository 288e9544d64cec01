package io.keyward.cli.template;

/** A template that declares more than is read; its message is one sentence. */
public final class TooLarge extends BadTemplate {
  private static final long serialVersionUID = 1L;

  TooLarge(String sentence) {
    super(sentence);
  }
}
