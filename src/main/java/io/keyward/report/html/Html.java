package io.keyward.report.html;

import io.keyward.inventory.Shown;

/**
 * Writes HTML in which outside text stays text: every text and attribute value is escaped here, and
 * names of elements and attributes come from this package alone.
 *
 * <p>Attribute values are always quoted, and none of outside ever becomes a link, a style or a
 * script, so that five characters are all there is to escape.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** An element's start; attributes are names and values in turn. */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Text from wherever: one line, without control and bidirectional characters. */
  Html text(String text) {
    escape(Shown.whole(text));
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** Lines of a text of ours, such as a command or a style sheet's, where their ends count. */
  Html lines(String text) {
    escape(text);
    return this;
  }

  /** A constant of this package that is markup already. */
  Html markup(String constant) {
    out.append(constant);
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
