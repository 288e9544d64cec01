package io.keyward.azure.store.backup;

import io.keyward.azure.graph.Persistence;
import io.keyward.azure.store.backup.TableBackup.Copied;
import io.keyward.azure.store.backup.TableBackup.Watch;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityLimits;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.StorageRefusal;
import io.keyward.azure.store.entity.WholeTable;
import io.keyward.azure.store.form.KnownForms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes the rows of a backup into a table, which must be empty, and reads them back.
 *
 * <p>The file is read to its end before anything is written. A restore that broke off is gone on
 * with: rows that are there and equal are passed over, one that differs ends it.
 */
public final class TableRestore {
  private final WholeTable table;
  private final String subject;
  private final Persistence persistence;

  /** Restores into this table of that name. */
  public TableRestore(WholeTable table, String name) {
    this(table, name, Persistence.usual());
  }

  public TableRestore(WholeTable table, String name, Persistence persistence) {
    this.table = table;
    this.subject = "the table " + name;
    this.persistence = persistence;
  }

  /** Restores the file; what it holds. */
  public Copied restore(Path file, boolean goOn, Watch watch) throws CopyRefused {
    Counted verified = new Counted("verified", 0, watch);
    BackupLines said = new BackupLines(file.toString());
    Copied whole = BackupReader.read(file, row -> check(said, row, verified));
    if (!goOn && !isEmpty()) {
      throw refused(
          "it is not empty, so nothing was written: restore into an empty table, or go on with a"
              + " restore that broke off by --continue");
    }
    RowSum sum = new RowSum();
    Batch batch = new Batch(goOn, new Counted("written", whole.rows(), watch));
    BackupReader.read(
        file,
        row -> {
          sum.add(row);
          batch.take(row);
        });
    batch.flush();
    compare(sum, new Counted("read back", whole.rows(), watch));
    return whole;
  }

  /** Refuses what this version would not understand, or the service would not take. */
  private static void check(BackupLines said, Entity row, Counted verified) throws CopyRefused {
    Optional<String> newer = KnownForms.newer(row);
    if (newer.isPresent()) {
      throw said.refused(newer.get() + ": restore it by the version that wrote it");
    }
    try {
      EntityLimits.checkTransaction(List.of(new EntityChange.Insert(row)));
    } catch (IllegalArgumentException e) {
      throw said.refused("it holds a row that no table takes");
    }
    verified.more(1);
  }

  private boolean isEmpty() throws CopyRefused {
    EntityPage page = page("");
    while (page.entities().isEmpty() && !page.continuation().isEmpty()) {
      page = page(page.continuation());
    }
    return page.entities().isEmpty();
  }

  private void compare(RowSum sum, Counted counted) throws CopyRefused {
    RowSum there = new RowSum();
    String from = "";
    do {
      EntityPage page = page(from);
      page.entities().forEach(there::add);
      counted.more(page.entities().size());
      from = page.continuation();
    } while (!from.isEmpty());
    if (!there.agrees(sum)) {
      throw refused(
          "it holds %d rows and the file %d, or they differ: somebody else writes to it"
              .formatted(there.rows(), sum.rows()));
    }
  }

  /** Unlike a backup it may find no table, which is empty then. */
  private EntityPage page(String from) throws CopyRefused {
    return patient(
        () -> {
          try {
            return table.scan(from);
          } catch (StorageRefusal refused) {
            if (refused.is("TableNotFound")) {
              return new EntityPage(List.of(), "");
            }
            throw refused;
          }
        });
  }

  private <T> T patient(Supplier<T> call) throws CopyRefused {
    return TableBackup.patient(persistence, subject, call);
  }

  private CopyRefused refused(String sentence) {
    return new CopyRefused(subject, sentence);
  }

  /** Tells how far the work is. */
  private static final class Counted {
    private final String doing;
    private final long total;
    private final Watch watch;
    private long rows;

    Counted(String doing, long total, Watch watch) {
      this.doing = doing;
      this.total = total;
      this.watch = watch;
    }

    void more(int count) {
      rows += count;
      watch.at(doing, rows, total);
    }
  }

  /** Rows of one partition that go into one transaction. */
  private final class Batch {
    private final boolean careful;
    private final Counted counted;
    private final List<Entity> rows = new ArrayList<>();
    private long bytes;

    Batch(boolean careful, Counted counted) {
      this.careful = careful;
      this.counted = counted;
    }

    void take(Entity row) throws CopyRefused {
      long size = EntityLimits.payload(new EntityChange.Insert(row));
      boolean another = !rows.isEmpty() && !rows.get(0).partition().equals(row.partition());
      boolean full =
          rows.size() == EntityLimits.CHANGES || bytes + size >= EntityLimits.TRANSACTION_BYTES;
      if (another || full) {
        flush();
      }
      rows.add(row);
      bytes += size;
    }

    void flush() throws CopyRefused {
      if (rows.isEmpty()) {
        return;
      }
      // An answer that was lost looks like another writer: then what is there tells.
      boolean written = !careful && insert(rows);
      if (!written) {
        List<Entity> missing = missing();
        if (!missing.isEmpty() && !insert(missing) && !missing().isEmpty()) {
          throw refused("another writer was first: stop the app while it is restored");
        }
      }
      counted.more(rows.size());
      rows.clear();
      bytes = 0;
    }

    private boolean insert(List<Entity> fresh) throws CopyRefused {
      List<EntityChange> changes = new ArrayList<>();
      fresh.forEach(row -> changes.add(new EntityChange.Insert(row)));
      return patient(
          () -> {
            try {
              table.transact(changes);
              return true;
            } catch (EntityConflict conflict) {
              return false;
            }
          });
    }

    /** Those of the batch that are not there; refuses where one is there and differs. */
    private List<Entity> missing() throws CopyRefused {
      Map<String, String> there = there();
      List<Entity> missing = new ArrayList<>();
      for (Entity row : rows) {
        String found = there.getOrDefault(row.row(), "");
        if (found.isEmpty()) {
          missing.add(row);
        } else if (!found.equals(BackupLines.of(row))) {
          throw refused(
              "its row "
                  + row.row()
                  + " in the partition "
                  + row.partition()
                  + " is not as in the file: this is not the restore that broke off");
        }
      }
      return missing;
    }

    private Map<String, String> there() throws CopyRefused {
      String first = rows.stream().map(Entity::row).min(String::compareTo).orElseThrow();
      // Nothing that a key may hold comes before a blank, so the last row is the last one read.
      String last = rows.stream().map(Entity::row).max(String::compareTo).orElseThrow() + " ";
      Map<String, String> there = new HashMap<>();
      String from = "";
      do {
        String start = from;
        EntityPage page =
            patient(
                () ->
                    table.query(
                        rows.get(0).partition(),
                        new EntityTable.Range(first, last),
                        EntityLimits.PAGE,
                        start));
        page.entities().forEach(row -> there.put(row.row(), BackupLines.of(row)));
        from = page.continuation();
      } while (!from.isEmpty());
      return there;
    }
  }
}
