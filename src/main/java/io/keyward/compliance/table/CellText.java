package io.keyward.compliance.table;

import io.keyward.inventory.Shown;

/** Cells of the per-service table and values from outside, as people read them. */
public final class CellText {
  private CellText() {}

  public static String sizes(Service.Cell cell) {
    if (cell.is("2048+")) {
      return "2048 bits or more";
    }
    return cell.isUnsure() ? "2048 bits" : String.join(", ", cell.values()) + " bits";
  }

  public static String orUntold(String text) {
    return text.isBlank() ? "not told" : Shown.text(text);
  }
}
