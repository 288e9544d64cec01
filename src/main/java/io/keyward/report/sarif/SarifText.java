package io.keyward.report.sarif;

import io.keyward.inventory.Shown;
import java.util.Map;

/** Plain texts as SARIF's messages hold them. */
final class SarifText {
  private SarifText() {}

  /** Braces would be placeholders and are doubled (3.11.5); a link cannot come about (3.11.6). */
  static Map<String, Object> message(String text) {
    String plain = Shown.whole(text).replace("](", "] (").replace("{", "{{").replace("}", "}}");
    return Map.of("text", plain);
  }
}
