package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.azure.ArmFixture;
import io.keyward.azure.graph.Persistence;
import io.keyward.azure.store.backup.BackupLines;
import io.keyward.azure.store.backup.CopyRefused;
import io.keyward.azure.store.backup.TableBackup;
import io.keyward.azure.store.backup.TableRestore;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.entity.WholeTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Words in which copies of a table are tested. */
final class CopiedTable {
  static final TableBackup.Watch NOBODY = (doing, rows, total) -> {};
  static final Persistence BRIEF = new Persistence(Duration.ofMillis(1), 3);
  private static final String BODY = "{\"formVersion\":1,\"id\":\"x\"}";

  private CopiedTable() {}

  static TableBackup backup(WholeTable table) {
    return new TableBackup(table, "keyward", "9.9.9", ArmFixture.CLOCK, BRIEF);
  }

  static TableRestore restore(WholeTable table) {
    return new TableRestore(table, "keyward", BRIEF);
  }

  static void copy(WholeTable from, WholeTable to, Path file) throws CopyRefused {
    backup(from).write(file, NOBODY);
    restore(to).restore(file, false, NOBODY);
  }

  /** Every row as its line, in the order of the service. */
  static List<String> lines(WholeTable table) {
    List<String> lines = new ArrayList<>();
    String from = "";
    do {
      EntityPage page = table.scan(from);
      page.entities().forEach(row -> lines.add(BackupLines.of(row)));
      from = page.continuation();
    } while (!from.isEmpty());
    return lines;
  }

  static void put(WholeTable table, Entity... rows) throws EntityConflict {
    for (Entity row : rows) {
      table.transact(List.of(new EntityChange.Upsert(row)));
    }
  }

  /** A row of each kind that the storage of architecture.md names. */
  static List<Entity> everyKind(String partition) {
    List<Entity> rows = new ArrayList<>();
    for (String row :
        List.of(
            "slot-d",
            "ticket-d-000001",
            "history-d-000001-00000001",
            "writers-d",
            "drill-d-000001",
            "outbox-d-000001-00000001-0",
            "waiver-d-1",
            "resource-d",
            "key-v-d",
            "alert-d-k",
            "notice-d-k-1-c",
            "dead-d-k-1-c",
            "rotation-d-v1",
            "uses-d")) {
      rows.add(Entity.fresh(partition, row, Map.of("body0", BODY)));
    }
    rows.add(Entity.fresh("alert-channels", "soc", Map.of("formVersion", 1, "failures", 2)));
    rows.add(Entity.fresh("backlog", "last", Map.of("formVersion", 1, "at", "2026")));
    rows.add(Entity.fresh("kpi-days", "day-2026-11-22", Map.of("body0", BODY)));
    rows.add(Entity.fresh("kpi-days", "groups-2026-11-22-000", Map.of("body0", BODY)));
    rows.add(Entity.fresh("kpi-days", "denied-2026-11-22", Map.of("body0", BODY)));
    rows.add(Entity.fresh("vaults-in-use", "d", Map.of("body0", "/subscriptions/s")));
    rows.add(Entity.fresh("keys-v", "use-k-d", Map.of("body0", BODY)));
    rows.add(Entity.fresh("on-r", "use-d", Map.of("body0", BODY)));
    rows.add(Entity.fresh(Partitions.REGISTER, partition, Map.of("formVersion", 1)));
    return rows;
  }

  /** A row with a property of every type that a table knows. */
  static Entity everyType(String partition) {
    return Entity.fresh(
        partition,
        "r\u00f6w '%\ud83d\ude00 +&",
        Map.of(
            "text",
            "Stra\u00dfe \u20ac \ud83d\ude00 '\"<&> %2F\r\n\t end ",
            "int",
            Integer.MIN_VALUE,
            "long",
            7L,
            "big",
            Long.MAX_VALUE,
            "yes",
            true,
            "at",
            OffsetDateTime.parse("2026-11-21T09:10:11.1234567Z"),
            "guid",
            UUID.fromString("00000000-0000-4000-8000-0000000000aa"),
            "bytes",
            new byte[] {0, -1, 10, 13}));
  }

  static ThrowableAssertAlternative<CopyRefused> refused(ThrowingCallable call) {
    return assertThatExceptionOfType(CopyRefused.class).isThrownBy(call);
  }
}
