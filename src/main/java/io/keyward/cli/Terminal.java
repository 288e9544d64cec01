package io.keyward.cli;

import io.keyward.report.Style;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;

/**
 * Where a command reads and writes.
 *
 * @param style how its output may look there
 */
public record Terminal(InputStream in, PrintWriter out, PrintWriter err, Style style) {

  void print(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
