package io.keyward.azure.store.backup;

import io.keyward.azure.store.backup.BackupLines.Foot;
import io.keyward.azure.store.backup.BackupLines.Head;
import io.keyward.azure.store.entity.Entity;
import io.keyward.inventory.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a backup from its first line to its last; what is not whole is refused. */
final class BackupReader {
  /** A row of 1 MiB, all of it escaped. */
  private static final int LONGEST = 8 * 1024 * 1024;

  private static final String CUT = "it ends before its last line: the copy was cut off";

  private final Path file;
  private final BackupLines lines;
  private final Taker taker;
  private final MessageDigest digest = Sha256.digest();
  private long rows;

  /** Gets each row. */
  interface Taker {
    void take(Entity row) throws CopyRefused;
  }

  private BackupReader(Path file, Taker taker) {
    this.file = file;
    this.lines = new BackupLines(file.toString());
    this.taker = taker;
  }

  /** What a whole file says of itself; the rows go to the taker before the end is known. */
  static TableBackup.Copied read(Path file, Taker taker) throws CopyRefused {
    return new BackupReader(file, taker).read();
  }

  private TableBackup.Copied read() throws CopyRefused {
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      String first = line(in).orElseThrow(() -> lines.refused(CUT));
      Head head = lines.head(first);
      digest(first);
      Foot foot = rows(in);
      String sha256 = HexFormat.of().formatHex(digest.digest());
      if (foot.rows() != rows || !foot.sha256().equals(sha256) || line(in).isPresent()) {
        throw lines.refused("it is not as it was written: its count or digest is another");
      }
      return new TableBackup.Copied(head.version(), head.begun(), rows, sha256);
    } catch (NoSuchFileException e) {
      throw lines.refused("there is no such file");
    } catch (EOFException e) {
      throw lines.refused(CUT);
    } catch (ZipException e) {
      throw lines.refused("it is no gzip file, or was damaged");
    } catch (IOException e) {
      throw lines.refused("it cannot be read");
    }
  }

  private Foot rows(InputStream in) throws IOException, CopyRefused {
    while (true) {
      String line = line(in).orElseThrow(() -> lines.refused(CUT));
      if (BackupLines.isFoot(line)) {
        return lines.foot(line);
      }
      digest(line);
      rows++;
      taker.take(lines.row(line));
    }
  }

  private void digest(String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> line(InputStream in) throws IOException, CopyRefused {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = in.read();
    boolean any = next >= 0;
    while (next >= 0 && next != '\n') {
      bytes.write(next);
      if (bytes.size() > LONGEST) {
        throw lines.refused("it is no backup of Keyward: a line is longer than any row");
      }
      next = in.read();
    }
    return any ? Optional.of(bytes.toString(StandardCharsets.UTF_8)) : Optional.empty();
  }
}
