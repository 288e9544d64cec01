package io.keyward.azure.store;

import static io.keyward.azure.store.CopiedTable.NOBODY;
import static io.keyward.azure.store.CopiedTable.backup;
import static io.keyward.azure.store.CopiedTable.copy;
import static io.keyward.azure.store.CopiedTable.everyKind;
import static io.keyward.azure.store.CopiedTable.everyType;
import static io.keyward.azure.store.CopiedTable.lines;
import static io.keyward.azure.store.CopiedTable.put;
import static io.keyward.azure.store.CopiedTable.refused;
import static io.keyward.azure.store.CopiedTable.restore;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import io.keyward.azure.ArmFixture;
import io.keyward.azure.JdkClients;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.WholeTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a table of Azure's emulator, and what goes on while they are made. */
final class TableCopyIT {
  private static final String FIRST = "00000000-0000-0000-0000-000000000001";
  private static final String SECOND = "00000000-0000-0000-0000-000000000002";

  private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
  private final WholeTable from = table(name + "from", JdkClients.create());
  private final WholeTable to = table(name + "to", JdkClients.create());

  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("copy.jsonl.gz");
  }

  private static WholeTable table(String name, HttpClient http) {
    return AzureEntityTable.connect(
        AzuriteProcess.running().connectionString(), name, http, ArmFixture.CLOCK);
  }

  private static void fill(WholeTable table, String partition, int rows) throws EntityConflict {
    for (int i = 0; i < rows; i += 100) {
      List<EntityChange> changes = new ArrayList<>();
      IntStream.range(i, Math.min(rows, i + 100))
          .forEach(
              it ->
                  changes.add(
                      new EntityChange.Insert(
                          Entity.fresh(
                              partition, "resource-%05d".formatted(it), Map.of("n", it)))));
      table.transact(changes);
    }
  }

  @Test
  void everyKindOfRowAndOfPropertyComesBack() throws Exception {
    put(from, everyKind(FIRST).toArray(Entity[]::new));
    put(from, everyType(SECOND));

    copy(from, to, file());

    assertThat(lines(to)).hasSize(24).isEqualTo(lines(from));
    assertThat(to.get(SECOND, everyType(SECOND).row()).orElseThrow().properties())
        .usingRecursiveComparison()
        .isEqualTo(everyType(SECOND).properties());
  }

  @Test
  void partitionsOfManyPagesComeBackWhole() throws Exception {
    fill(from, FIRST, 2_345);
    fill(from, SECOND, 1_001);
    put(from, everyKind("x-1").toArray(Entity[]::new));

    copy(from, to, file());

    assertThat(lines(to)).hasSize(3_369).isEqualTo(lines(from));
  }

  @Test
  void transactionsStayBelowFourMegabytes() throws Exception {
    String text = "\u20ac".repeat(30_000);
    for (int i = 0; i < 60; i++) {
      put(from, Entity.fresh(FIRST, "ticket-" + i, Map.of("body0", text, "body1", text)));
    }

    copy(from, to, file());

    assertThat(lines(to)).hasSize(60).isEqualTo(lines(from));
  }

  /** A transaction between two pages would leave a slot of before it and a ticket of after it. */
  @Test
  void whatIsWrittenTogetherIsCopiedTogether() throws Exception {
    fill(from, FIRST, 1_500);
    move(1);
    Interrupted http = new Interrupted(2, () -> move(2));

    backup(table(name + "from", http)).write(file(), NOBODY);
    restore(to).restore(file(), false, NOBODY);

    assertThat(moves(to)).containsExactly(2, 2);
    assertThat(http.calls()).isEqualTo(2 + 2 * 2);
  }

  /** One row before the others and one behind them. */
  private void move(int number) throws EntityConflict {
    from.transact(
        List.of(
            new EntityChange.Upsert(Entity.fresh(FIRST, "history-d", Map.of("n", number))),
            new EntityChange.Upsert(Entity.fresh(FIRST, "ticket-d", Map.of("n", number)))));
  }

  private static List<Object> moves(WholeTable table) {
    return List.of(
        table.get(FIRST, "history-d").orElseThrow().properties().getOrDefault("n", 0),
        table.get(FIRST, "ticket-d").orElseThrow().properties().getOrDefault("n", 0));
  }

  @Test
  void aPartitionThatNeverRestsIsNotCopied() throws Exception {
    move(1);
    Interrupted http = new Interrupted(1, () -> move(2)).always();

    refused(() -> backup(table(name + "from", http)).write(file(), NOBODY))
        .withMessageContaining("changed each time it was read: stop the app meanwhile");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRestoreThatBrokeOffIsGoneOnWith() throws Exception {
    fill(from, FIRST, 450);
    put(from, everyKind(SECOND).toArray(Entity[]::new));
    backup(from).write(file(), NOBODY);
    Interrupted dies = new Interrupted(6, Interrupted.DIES);
    refused(() -> restore(table(name + "to", dies)).restore(file(), false, NOBODY));
    assertThat(lines(to)).hasSizeBetween(100, 450);

    refused(() -> restore(to).restore(file(), false, NOBODY))
        .withMessageContaining("it is not empty, so nothing was written");
    restore(to).restore(file(), true, NOBODY);

    assertThat(lines(to)).isEqualTo(lines(from));
  }

  @Test
  void anAnswerThatWasLostCostsNothing() throws Exception {
    fill(from, FIRST, 250);
    backup(from).write(file(), NOBODY);
    Interrupted loses = new Interrupted(3, Interrupted.LOSES);

    restore(table(name + "to", loses)).restore(file(), false, NOBODY);

    assertThat(lines(to)).isEqualTo(lines(from));
  }

  @Test
  void whatIsNotOfTheFileIsFoundBeforeOrAfterIt() throws Exception {
    fill(from, FIRST, 150);
    backup(from).write(file(), NOBODY);
    put(to, Entity.fresh(SECOND, "slot-d", Map.of("n", 1)));
    List<String> before = lines(to);

    refused(() -> restore(to).restore(file(), false, NOBODY)).withMessageContaining("not empty");
    assertThat(lines(to)).isEqualTo(before);
    refused(() -> restore(to).restore(file(), true, NOBODY))
        .withMessageContaining("it holds 151 rows and the file 150");
    put(to, Entity.fresh(FIRST, "resource-00007", Map.of("n", 8)));
    refused(() -> restore(to).restore(file(), true, NOBODY))
        .withMessageContaining("its row resource-00007 in the partition " + FIRST)
        .withMessageContaining("not the restore that broke off");
  }

  @Test
  void aTableThatIsNotThereIsNotMadeByABackup() {
    refused(() -> backup(from).write(file(), NOBODY))
        .withMessage("there is no such table in this storage account");
    refused(() -> backup(from).write(file(), NOBODY))
        .withMessage("there is no such table in this storage account");

    assertThat(Files.exists(file())).isFalse();
  }
}
