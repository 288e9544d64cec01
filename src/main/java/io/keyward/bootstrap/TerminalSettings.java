package io.keyward.bootstrap;

import io.keyward.cli.option.Terminal;
import io.keyward.report.Style;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** What the environment says of the terminal. */
final class TerminalSettings {
  private static final int USUAL_WIDTH = 120;
  private static final int WIDEST = 1_000;

  private TerminalSettings() {}

  /** Colours only on a terminal and where NO_COLOR is not set, as picocli decides it. */
  static Terminal terminal(@Nullable String columns) {
    Style style = new Style(width(columns), Ansi.AUTO.enabled());
    return new Terminal(
        // Buffered as well because a bare file stream asks a pipe for its length.
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        style,
        Clock.systemUTC());
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  static int width(@Nullable String columns) {
    boolean number = columns != null && columns.matches("[0-9]{1,4}");
    int width = number ? Integer.parseInt(columns) : USUAL_WIDTH;
    return width == 0 ? USUAL_WIDTH : Math.min(WIDEST, width);
  }
}
