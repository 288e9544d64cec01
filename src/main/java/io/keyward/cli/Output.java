package io.keyward.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report to a file. */
final class Output {
  private Output() {}

  static void write(String file, String text) throws Refusal {
    Path path = Input.path(file);
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw Refusal.of(file, "it cannot be written");
    }
  }
}
