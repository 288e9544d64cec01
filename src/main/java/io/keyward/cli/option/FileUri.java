package io.keyward.cli.option;

import java.io.IOException;
import java.nio.file.Path;

/** Names files as reports do: relative to the working directory where they are below it. */
public final class FileUri {
  private FileUri() {}

  /** The URI of a file that was read; "" for standard input. */
  public static String of(String file) {
    return file.equals(Input.STANDARD_INPUT) ? "" : of(Path.of(file));
  }

  private static String of(Path file) {
    try {
      Path here = Path.of("").toRealPath();
      Path real = file.toRealPath();
      return real.startsWith(here) ? below(here, real) : real.toUri().toString();
    } catch (IOException e) {
      // A pipe has no path of its own, and a file may be gone by now.
      return file.toUri().toString();
    }
  }

  /** A colon would end a scheme. */
  private static String below(Path directory, Path file) {
    return directory.toUri().relativize(file.toUri()).toString().replace(":", "%3A");
  }
}
