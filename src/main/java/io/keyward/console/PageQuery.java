package io.keyward.console;

import java.util.List;

/**
 * What is asked of a list, each part checked before.
 *
 * @param text a text to search for
 * @param verdict only resources of this verdict
 * @param days over how many days figures are shown
 */
public record PageQuery(
    String state, String severity, String text, String verdict, String cursor, int days) {
  /** Over how many days figures are shown where nothing is said. */
  public static final int USUAL_DAYS = 90;

  /** What a reader can choose from. */
  public static final List<Integer> RANGES = List.of(30, USUAL_DAYS, 365);

  /** A list, with figures over the usual days. */
  public PageQuery(String state, String severity, String text, String verdict, String cursor) {
    this(state, severity, text, verdict, cursor, USUAL_DAYS);
  }

  /** Everything from the beginning. */
  public static PageQuery all() {
    return new PageQuery("", "", "", "", "");
  }

  /** Where the page at a cursor is, with the same filter; "" at the end. */
  String next(String other) {
    if (other.isEmpty()) {
      return "";
    }
    StringBuilder url = new StringBuilder("?cursor=" + Says.encoded(other));
    part(url, "state", state);
    part(url, "severity", severity);
    part(url, "q", text);
    part(url, "verdict", verdict);
    return url.toString();
  }

  private static void part(StringBuilder url, String name, String value) {
    if (!value.isEmpty()) {
      url.append('&').append(name).append('=').append(Says.encoded(value));
    }
  }
}
