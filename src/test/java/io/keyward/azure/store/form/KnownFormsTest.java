package io.keyward.azure.store.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.azure.store.TableTickets;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.inventory.NewerForm;
import io.keyward.inventory.ResourceId;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A version that is older than what is stored says so once and changes nothing. */
final class KnownFormsTest {
  private static final String PARTITION = "00000000-0000-0000-0000-000000000001";
  private static final EntityTable.Range ALL = new EntityTable.Range(" ", "~");
  private static final ResourceId SUBJECT =
      ResourceId.of(
          "/subscriptions/"
              + PARTITION
              + "/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a");

  private final Database database = Database.inMemory();
  private final EntityTable stored = new EmbeddedEntityTable(database, "t");
  private final KnownForms table = KnownForms.over(stored);

  @AfterEach
  void close() {
    database.close();
  }

  private void store(String row, Map<String, Object> properties) throws EntityConflict {
    Entity entity = Entity.fresh(PARTITION, row, properties);
    stored.transact(List.of(new EntityChange.Insert(entity)));
  }

  private static Map<String, Object> body(int form) {
    return Map.of("body0", "{\"formVersion\":" + form + ",\"id\":\"x\"}");
  }

  private List<Entity> rows() {
    return stored.query(PARTITION, ALL, 100, "").entities();
  }

  @ParameterizedTest
  @CsvSource({
    "ticket-d-000001, 3",
    "history-d-000001-00000001, 2",
    "drill-d-000001, 1",
    "outbox-d-000001-00000001-0, 1",
    "waiver-d-1, 1",
    "alert-d-k, 1",
    "notice-d-k-1-c, 1",
    "dead-d-k-1-c, 1",
    "resource-d, 1",
    "key-v-d, 1",
    "rotation-d-v1, 1",
    "writers-d, 1",
    "day-2026-11-22, 1",
    "groups-2026-11-22-000, 1",
    "denied-2026-11-22, 1",
    "use-k-d, 1"
  })
  void aRowOfANewerFormIsRefusedHoweverItIsReadAndNothingIsWrittenAfterwards(String row, int newest)
      throws EntityConflict {
    store(row, body(newest));
    assertThat(table.get(PARTITION, row)).isPresent();
    store(row + "x", body(newest + 1));
    List<Entity> before = rows();

    assertThatExceptionOfType(NewerForm.class)
        .isThrownBy(() -> table.get(PARTITION, row + "x"))
        .withMessageContaining("has form " + (newest + 1))
        .withMessageContaining("knows forms up to " + newest + ":");
    assertThatExceptionOfType(NewerForm.class)
        .isThrownBy(() -> table.query(PARTITION, ALL, 100, ""));
    assertThatExceptionOfType(NewerForm.class).isThrownBy(() -> insert("other"));
    assertThat(rows()).isEqualTo(before);
    assertThat(table.refusal()).contains(row + "x");
  }

  private void insert(String row) throws EntityConflict {
    Entity entity = Entity.fresh(PARTITION, row, body(1));
    table.transact(List.of(new EntityChange.Insert(entity)));
  }

  @ParameterizedTest
  @CsvSource({"slot-d", "uses-d", "last", "channel"})
  void aNumberOfItsOwnCountsAsWell(String row) throws EntityConflict {
    store(row, Map.of("formVersion", 2, "live", 1));

    assertThatExceptionOfType(NewerForm.class).isThrownBy(() -> table.get(PARTITION, row));
  }

  @Test
  void whatIsWrittenWhateverIsThereIsNotWrittenOverANewerRow() throws EntityConflict {
    store("last", Map.of("formVersion", 7));
    Entity older = Entity.fresh(PARTITION, "last", Map.of("formVersion", 1));

    assertThatExceptionOfType(NewerForm.class)
        .isThrownBy(() -> table.transact(List.of(new EntityChange.Upsert(older))));

    assertThat(rows()).singleElement().matches(it -> it.properties().containsValue(7));
  }

  @Test
  void aTicketOfANewerVersionIsNeitherReadNorMoved() throws EntityConflict {
    String digest = Rows.subject(SUBJECT);
    store(Rows.SLOT + digest, Map.of("formVersion", 1, "live", 1, "last", 1));
    store(Rows.TICKET + digest + "-000001", body(4));

    assertThatExceptionOfType(NewerForm.class)
        .isThrownBy(() -> new TableTickets(table).slot(SUBJECT))
        .withMessageContaining("deploy the version that wrote it");
  }

  @Test
  void aRowWithoutANumberAndOneOfAFormerFormAreRead() throws EntityConflict {
    store("vault", Map.of("body0", "/subscriptions/s"));
    store("ticket-d-000001", body(1));

    assertThat(table.query(PARTITION, ALL, 100, "").entities()).hasSize(2);
    assertThat(table.refusal()).isEmpty();
  }

  /** The gate finds the number of a form only where every writer puts it: at the beginning. */
  @Test
  void everyFormBeginsWithItsNumber() throws IOException {
    Pattern number = Pattern.compile("(\\S+)\\s*\\.value\\(\"formVersion\"");
    int found = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/keyward/azure/store"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = number.matcher(Files.readString(file));
        while (matcher.find()) {
          assertThat(matcher.group(1)).as(file.toString()).endsWith("Document()");
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(10);
  }
}
