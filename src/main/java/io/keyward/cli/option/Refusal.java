package io.keyward.cli.option;

import io.keyward.inventory.Shown;

/** A command that cannot do what it was asked; its message is the one line that the user reads. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }

  /** What is refused, and why. */
  public static Refusal of(String subject, String sentence) {
    boolean piped = subject.equals(Input.STANDARD_INPUT);
    return new Refusal((piped ? "standard input" : Shown.text(subject)) + ": " + sentence);
  }
}
