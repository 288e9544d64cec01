package io.keyward.cli.template;

/** A template that cannot be read; its message is one sentence. */
public class BadTemplate extends Exception {
  private static final long serialVersionUID = 1L;

  BadTemplate(String sentence) {
    super(sentence);
  }
}
