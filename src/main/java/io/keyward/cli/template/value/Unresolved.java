package io.keyward.cli.template.value;

/**
 * A value that is known only at deployment.
 *
 * @param text the expression, in brackets, that stands in its place
 */
public record Unresolved(String text) {
  public static Unresolved expression(String source) {
    return new Unresolved("[" + source + "]");
  }
}
