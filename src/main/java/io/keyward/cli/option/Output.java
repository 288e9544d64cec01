package io.keyward.cli.option;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes a report to a file. */
final class Output {
  private Output() {}

  /** Writes a report as it is made. */
  static void stream(String file, Consumer<PrintWriter> report) throws Refusal {
    Path path = Input.path(file);
    try (PrintWriter to = new PrintWriter(Files.newBufferedWriter(path))) {
      report.accept(to);
      if (to.checkError()) {
        throw Refusal.of(file, "it cannot be written");
      }
    } catch (IOException e) {
      throw Refusal.of(file, "it cannot be written");
    }
  }
}
