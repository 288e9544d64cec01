package io.keyward.inventory;

import java.util.stream.IntStream;

/** Makes an outside text fit to be shown: one line, no control or bidirectional characters. */
public final class Shown {
  private static final int LONGEST = 300;

  private Shown() {}

  /** The text with each such character replaced by a blank, at most 300 characters. */
  public static String text(String outside) {
    return shown(outside.codePoints().limit(LONGEST));
  }

  /** The whole text so, for programs, which must not lose the end of an id. */
  public static String whole(String outside) {
    return shown(outside.codePoints());
  }

  private static String shown(IntStream outside) {
    StringBuilder shown = new StringBuilder();
    outside.forEach(c -> shown.appendCodePoint(isOdd(c) ? ' ' : c));
    return shown.toString().strip();
  }

  static boolean isOdd(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED;
  }
}
