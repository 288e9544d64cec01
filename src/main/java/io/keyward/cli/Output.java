package io.keyward.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a report to a file. */
final class Output {
  private Output() {}

  static void write(String file, List<String> lines) throws Refusal {
    Path path = Input.path(file);
    try {
      Files.write(path, lines);
    } catch (IOException e) {
      throw Refusal.of(file, "it cannot be written");
    }
  }
}
