package io.keyward.cli.option;

import io.keyward.report.Style;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;

/**
 * Where a command reads and writes.
 *
 * @param style how its output may look there
 * @param clock the time that keys are judged by
 */
public record Terminal(InputStream in, PrintWriter out, PrintWriter err, Style style, Clock clock) {

  /** Writes a text that has its own line ends. */
  void write(String text) {
    out.print(text);
    out.flush();
  }

  public void print(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
