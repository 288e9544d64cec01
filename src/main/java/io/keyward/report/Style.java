package io.keyward.report;

/**
 * How a report may look where it is shown.
 *
 * @param width columns of the terminal
 * @param colours whether colours are understood and wanted
 */
public record Style(int width, boolean colours) {
  private static final int NARROWEST = 40;

  /** Never narrower than what a table needs. */
  public Style {
    width = Math.max(NARROWEST, width);
  }

  /** The colours in use, as the terminal's codes. */
  enum Colour {
    NONE(""),
    BOLD("1"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    FAINT("2");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }

  String paint(Colour colour, String text) {
    return colours && colour != Colour.NONE
        ? "\u001b[" + colour.code + "m" + text + "\u001b[0m"
        : text;
  }
}
