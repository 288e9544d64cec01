package io.keyward.cli.plan.file;

/** A plan that cannot be read; its message is one sentence. */
public final class BadPlan extends Exception {
  private static final long serialVersionUID = 1L;

  BadPlan(String sentence) {
    super(sentence);
  }
}
