package io.keyward.cli.option;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/** Pages of an export in one file: one page, a list of pages, or a page on each line. */
public final class ExportedPages {
  private ExportedPages() {}

  public static List<Object> of(String file, String text) throws Refusal {
    if (text.isBlank()) {
      throw Refusal.of(file, "it is empty");
    }
    List<Object> pages = new ArrayList<>();
    boolean byLine = text.stripTrailing().lines().allMatch(line -> line.startsWith("{"));
    List<String> parts = byLine ? text.stripTrailing().lines().toList() : List.of(text);
    for (int i = 0; i < parts.size(); i++) {
      try {
        Object json = JsonText.parseStrictly(parts.get(i));
        if (json instanceof List<?> list) {
          pages.addAll(list);
        } else {
          pages.add(json == null ? "" : json);
        }
      } catch (BadJson e) {
        String line = parts.size() > 1 ? "line " + (i + 1) + ": " : "";
        throw Refusal.of(file, line + e.getMessage());
      }
    }
    return pages;
  }
}
