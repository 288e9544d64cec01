package io.keyward.azure.store.backup;

import io.keyward.azure.store.entity.Entity;
import io.keyward.inventory.Sha256;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rows of one partition as they were read last, on disk until they are known to agree. */
final class BackupStage implements Closeable {
  private static final String INDEX = "use-";

  private final Path file;
  private OutputStream out = OutputStream.nullOutputStream();
  private MessageDigest seen = Sha256.digest();
  private boolean bound;

  BackupStage(Path file) {
    this.file = file;
  }

  /** Forgets what was read. */
  void begin() throws IOException {
    out.close();
    out = new BufferedOutputStream(Files.newOutputStream(file));
    seen = Sha256.digest();
    bound = false;
  }

  void add(Entity row) throws IOException {
    byte[] line = (BackupLines.of(row) + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(line);
    seen.update(line);
    seen.update(row.etag().getBytes(StandardCharsets.UTF_8));
    bound = bound || !row.row().startsWith(INDEX);
  }

  /** Whether some of these rows are written together; each row of the index stands alone. */
  boolean isBound() {
    return bound;
  }

  /** What was read, versions included, as one digest; asked for once. */
  String seen() {
    return HexFormat.of().formatHex(seen.digest());
  }

  void hand(Consumer<String> line) throws IOException {
    out.close();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(line);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
