package io.keyward.cli.template;

/** A text in brackets that is no expression. */
final class BadExpression extends Exception {
  private static final long serialVersionUID = 1L;

  BadExpression() {
    super("this is no template expression");
  }
}
