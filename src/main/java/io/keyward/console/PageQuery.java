package io.keyward.console;

/**
 * What is asked of a list, each part checked before.
 *
 * @param text a text to search for
 * @param verdict only resources of this verdict
 */
public record PageQuery(String state, String severity, String text, String verdict, String cursor) {

  /** Everything from the beginning. */
  public static PageQuery all() {
    return new PageQuery("", "", "", "", "");
  }
}
