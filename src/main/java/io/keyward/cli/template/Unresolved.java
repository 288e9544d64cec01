package io.keyward.cli.template;

/**
 * A value that is known only at deployment.
 *
 * @param text the expression, in brackets, that stands in its place
 */
record Unresolved(String text) {
  static Unresolved expression(String source) {
    return new Unresolved("[" + source + "]");
  }
}
