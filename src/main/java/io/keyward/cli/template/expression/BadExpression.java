package io.keyward.cli.template.expression;

/** A text in brackets that is no expression. */
public final class BadExpression extends Exception {
  private static final long serialVersionUID = 1L;

  BadExpression() {
    super("this is no template expression");
  }
}
