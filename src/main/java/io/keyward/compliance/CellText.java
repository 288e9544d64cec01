package io.keyward.compliance;

import io.keyward.inventory.Shown;

/** Cells of the per-service table and values from outside, as people read them. */
final class CellText {
  private CellText() {}

  static String sizes(Service.Cell cell) {
    if (cell.is("2048+")) {
      return "2048 bits or more";
    }
    return cell.isUnsure() ? "2048 bits" : String.join(", ", cell.values()) + " bits";
  }

  static String orUntold(String text) {
    return text.isBlank() ? "not told" : Shown.text(text);
  }
}
