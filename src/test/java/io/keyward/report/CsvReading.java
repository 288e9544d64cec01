package io.keyward.report;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 writes them; refuses everything else. */
final class CsvReading {
  private final String text;
  private int at;

  private CsvReading(String text) {
    this.text = text;
  }

  static List<List<String>> records(String text) {
    CsvReading reading = new CsvReading(text);
    List<List<String>> records = new ArrayList<>();
    while (reading.at < text.length()) {
      records.add(reading.record());
    }
    return records;
  }

  private List<String> record() {
    List<String> cells = new ArrayList<>(List.of(cell()));
    while (take(",")) {
      cells.add(cell());
    }
    need("\r\n");
    return cells;
  }

  private String cell() {
    need("\"");
    StringBuilder cell = new StringBuilder();
    while (true) {
      int quote = text.indexOf('"', at);
      cell.append(text, at, quote);
      at = quote + 1;
      if (!take("\"")) {
        return cell.toString();
      }
      cell.append('"');
    }
  }

  private boolean take(String wanted) {
    boolean there = text.startsWith(wanted, at);
    at += there ? wanted.length() : 0;
    return there;
  }

  private void need(String wanted) {
    if (!take(wanted)) {
      throw new AssertionError("no " + wanted + " at " + at + " of " + text);
    }
  }
}
