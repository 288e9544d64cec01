package io.keyward.azure.log;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts in queries of logs: whatever is in them, they stay one literal. */
final class Kql {
  private Kql() {}

  /** A text as a literal between single quotes. */
  static String quoted(String text) {
    return text.codePoints().mapToObj(Kql::escaped).collect(Collectors.joining("", "'", "'"));
  }

  /** Texts as the list behind {@code in}. */
  static String list(Collection<String> texts) {
    return texts.stream().map(Kql::quoted).collect(Collectors.joining(", ", "(", ")"));
  }

  /** Characters that end a line or cannot be seen have no place in a name and become a blank. */
  private static String escaped(int character) {
    int type = Character.getType(character);
    boolean unseen =
        Character.isISOControl(character)
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR
            || type == Character.SURROGATE
            || type == Character.FORMAT;
    if (unseen) {
      return " ";
    }
    String shown = Character.toString(character);
    return shown.equals("'") || shown.equals("\"") || shown.equals("\\") ? "\\" + shown : shown;
  }
}
