package io.keyward.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a policy file, and no more of it than a policy can be long. */
final class PolicyText {
  /** Four bytes for each character that the reader of the file allows, and one to be refused. */
  private static final int MOST_BYTES = 4 * 262_144 + 1;

  private PolicyText() {}

  /** The text, which must be UTF-8. */
  static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(MOST_BYTES));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
  }
}
