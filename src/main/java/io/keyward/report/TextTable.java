package io.keyward.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of plain text that fits a width: the last column takes what is left and is wrapped; where
 * even that is too little, the widest other columns are cut.
 */
final class TextTable {
  private static final String GAP = "  ";
  private static final int LEAST_LAST = 24;
  private static final int LEAST_CUT = 8;

  /** One row; its colour is that of its first cell. */
  record Row(Style.Colour colour, List<String> cells) {}

  private final List<String> heads;
  private final List<Row> rows;

  TextTable(List<String> heads, List<Row> rows) {
    this.heads = List.copyOf(heads);
    this.rows = List.copyOf(rows);
  }

  List<String> lines(Style style) {
    int[] widths = widths(style.width());
    List<String> lines = new ArrayList<>();
    lines.addAll(row(style, widths, new Row(Style.Colour.BOLD, heads), true));
    for (Row row : rows) {
      lines.addAll(row(style, widths, row, false));
    }
    return lines;
  }

  private int[] widths(int width) {
    int last = heads.size() - 1;
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> row.cells().get(column).length()).max().orElse(0);
      widths[i] = Math.max(heads.get(i).length(), widest);
    }
    boolean cut = true;
    while (cut && rest(widths, width) < Math.min(widths[last], LEAST_LAST)) {
      cut = cutWidest(widths);
    }
    widths[last] = Math.max(LEAST_CUT, Math.min(widths[last], rest(widths, width)));
    return widths;
  }

  private static int rest(int[] widths, int width) {
    int last = widths.length - 1;
    return width - Arrays.stream(widths, 0, last).sum() - last * GAP.length();
  }

  private static boolean cutWidest(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length - 1; i++) {
      widest = widths[i] > widths[widest] ? i : widest;
    }
    if (widths[widest] <= LEAST_CUT) {
      return false;
    }
    widths[widest]--;
    return true;
  }

  private List<String> row(Style style, int[] widths, Row row, boolean head) {
    int last = widths.length - 1;
    List<String> wrapped = wrap(row.cells().get(last), widths[last]);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < last; i++) {
      String cell = pad(cut(row.cells().get(i), widths[i]), widths[i]);
      line.append(i == 0 || head ? style.paint(row.colour(), cell) : cell).append(GAP);
    }
    String end = wrapped.get(0);
    List<String> lines = new ArrayList<>();
    lines.add((line + (head ? style.paint(row.colour(), end) : end)).stripTrailing());
    String indent = " ".repeat(Arrays.stream(widths, 0, last).sum() + last * GAP.length());
    wrapped.stream().skip(1).forEach(more -> lines.add(indent + more));
    return lines;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "~";
  }

  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > 0 ? blank : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
