package io.keyward.azure.store.backup;

import io.keyward.azure.graph.Persistence;
import io.keyward.azure.store.backup.BackupLines.Foot;
import io.keyward.azure.store.backup.BackupLines.Head;
import io.keyward.azure.store.entity.EdmType;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityLimits;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.StorageRefusal;
import io.keyward.azure.store.entity.WholeTable;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Sha256;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * Writes every row of a table to a file.
 *
 * <p>Rows that are written together are in one partition, so each partition is copied as it was at
 * one moment: it is read until two reads in a row agree, versions included. What is the same in
 * both was so between them, since no version comes twice.
 */
public final class TableBackup {
  private static final int READS = 6;
  private static final EntityTable.Range ALL = new EntityTable.Range("", "\uffff");

  private final WholeTable table;
  private final String version;
  private final String name;
  private final Clock clock;
  private final Persistence persistence;

  /** What a file holds: who wrote it, since when, how many rows, and the digest of its lines. */
  public record Copied(String version, Instant begun, long rows, String sha256) {}

  /** Hears how far a long work is; the total is 0 where nobody knows it. */
  public interface Watch {
    /** So many rows of so many. */
    void at(String doing, long rows, long total);
  }

  /** Copies this table of that name, as that version of Keyward. */
  public TableBackup(WholeTable table, String name, String version, Clock clock) {
    this(table, name, version, clock, Persistence.usual());
  }

  public TableBackup(
      WholeTable table, String name, String version, Clock clock, Persistence persistence) {
    this.table = table;
    this.name = name;
    this.version = version;
    this.clock = clock;
    this.persistence = persistence;
  }

  /** Writes the file, which appears when it is whole; what it holds. */
  public Copied write(Path file, Watch watch) throws CopyRefused {
    Path place = file.toAbsolutePath();
    if (Files.exists(place)) {
      throw new CopyRefused(file.toString(), "there is such a file already");
    }
    try {
      Path part = part(place);
      Path stage = part(place);
      try {
        Copied copied = write(part, stage, watch);
        Files.move(part, place);
        return copied;
      } finally {
        Files.deleteIfExists(part);
        Files.deleteIfExists(stage);
      }
    } catch (FileAlreadyExistsException e) {
      throw new CopyRefused(file.toString(), "there is such a file already");
    } catch (IOException | UncheckedIOException e) {
      throw new CopyRefused(file.toString(), "it cannot be written");
    }
  }

  /** Beside the file, so that it can take its name at once; only its owner may read it. */
  private static Path part(Path place) throws IOException {
    Path folder = place.getParent();
    Path part =
        folder == null
            ? Files.createTempFile("keyward-", ".part")
            : Files.createTempFile(folder, "keyward-", ".part");
    part.toFile().deleteOnExit();
    return part;
  }

  private Copied write(Path part, Path stage, Watch watch) throws IOException, CopyRefused {
    Head head = new Head(version, name, clock.instant());
    try (Lines out = new Lines(part);
        BackupStage staged = new BackupStage(stage)) {
      out.add(head.line());
      rows(staged, out, watch);
      long rows = out.count - 1;
      String sha256 = HexFormat.of().formatHex(out.digest.digest());
      out.add(new Foot(rows, sha256).line());
      return new Copied(version, head.begun(), rows, sha256);
    }
  }

  private void rows(BackupStage stage, Lines out, Watch watch) throws IOException, CopyRefused {
    String partition = "";
    String from = "";
    long read = 0;
    stage.begin();
    do {
      String start = from;
      EntityPage page = patient(() -> table.scan(start));
      for (Entity row : page.entities()) {
        if (!row.partition().equals(partition)) {
          settle(partition, stage, out);
          partition = row.partition();
        }
        stage(row, stage);
      }
      read += page.entities().size();
      watch.at("read", read, 0);
      from = page.continuation();
    } while (!from.isEmpty());
    settle(partition, stage, out);
  }

  private void settle(String partition, BackupStage stage, Lines out)
      throws IOException, CopyRefused {
    String before = stage.seen();
    boolean steady = !stage.isBound();
    for (int reads = 2; !steady; reads++) {
      if (reads > READS) {
        throw new CopyRefused(
            "the table " + name,
            "the partition "
                + partition
                + " changed each time it was read: stop the app meanwhile");
      }
      again(partition, stage);
      String now = stage.seen();
      steady = now.equals(before);
      before = now;
    }
    stage.hand(out::add);
    stage.begin();
  }

  private void again(String partition, BackupStage stage) throws IOException, CopyRefused {
    stage.begin();
    String from = "";
    do {
      String start = from;
      EntityPage page = patient(() -> table.query(partition, ALL, EntityLimits.PAGE, start));
      for (Entity row : page.entities()) {
        stage(row, stage);
      }
      from = page.continuation();
    } while (!from.isEmpty());
  }

  private void stage(Entity row, BackupStage stage) throws IOException, CopyRefused {
    if (!row.properties().values().stream().allMatch(value -> EdmType.of(value).isPresent())) {
      throw new CopyRefused(
          "the table " + name,
          "the row "
              + row.row()
              + " holds a type that Keyward never writes: who else writes here?");
    }
    stage.add(row);
  }

  private <T> T patient(Supplier<T> call) throws CopyRefused {
    return patient(persistence, "the table " + name, call);
  }

  /** Asks until there is an answer; a refusal says what to do. */
  static <T> T patient(Persistence persistence, String table, Supplier<T> call) throws CopyRefused {
    try {
      Lookup<T> answer = persistence.of(() -> new Lookup.Found<>(call.get()));
      if (answer instanceof Lookup.Found<T> found) {
        return found.value();
      }
      throw new CopyRefused(table, ((Lookup.Unreadable<T>) answer).reason());
    } catch (StorageRefusal refused) {
      throw new CopyRefused(table, refused.advice());
    }
  }

  /** Lines on their way into the file, counted and digested. */
  private static final class Lines implements Closeable {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long count;

    Lines(Path file) throws IOException {
      out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
    }

    void add(String line) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      digest.update(bytes);
      count++;
      try {
        out.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
