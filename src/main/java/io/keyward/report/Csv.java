package io.keyward.report;

import io.keyward.inventory.Shown;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Records of comma-separated values (RFC 4180) that a spreadsheet shows and never executes.
 *
 * <p>An apostrophe goes before whatever a spreadsheet takes for a formula: = + - @ in any width at
 * the start of a cell, and after a semicolon too, which is the separator where the comma is the
 * decimal sign.
 */
final class Csv {
  private static final Pattern BEFORE_FORMULA =
      Pattern.compile(
          "(^|;)(?=[\\p{Z}\\s\"]*[=+\\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])");

  private Csv() {}

  /** One record with its line end; every cell is quoted. */
  static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> '"' + safe(cell).replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  static String safe(String cell) {
    return BEFORE_FORMULA.matcher(Shown.whole(cell)).replaceAll("$1'");
  }
}
