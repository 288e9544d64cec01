package io.keyward.azure.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps outside text from being read as markup. */
final class Markup {
  private static final Pattern TICKS = Pattern.compile("`+");

  private Markup() {}

  /** For text and attribute values of HTML; an address in it does not become a link by itself. */
  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A block of code in Markdown, whose fence is longer than any in the text. */
  static String fenced(String text) {
    int longest = 2;
    Matcher ticks = TICKS.matcher(text);
    while (ticks.find()) {
      longest = Math.max(longest, ticks.group().length());
    }
    String fence = "`".repeat(longest + 1);
    return fence + "text\n" + text + "\n" + fence;
  }
}
