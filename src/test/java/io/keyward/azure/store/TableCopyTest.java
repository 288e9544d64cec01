package io.keyward.azure.store;

import static io.keyward.azure.store.CopiedTable.NOBODY;
import static io.keyward.azure.store.CopiedTable.backup;
import static io.keyward.azure.store.CopiedTable.everyKind;
import static io.keyward.azure.store.CopiedTable.lines;
import static io.keyward.azure.store.CopiedTable.put;
import static io.keyward.azure.store.CopiedTable.refused;
import static io.keyward.azure.store.CopiedTable.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.keyward.azure.store.backup.BackupLines;
import io.keyward.azure.store.backup.CopyRefused;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.WholeTable;
import io.keyward.inventory.Sha256;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not as they were written, and storage that does not answer as it should. */
final class TableCopyTest {
  private static final String PARTITION = "00000000-0000-0000-0000-000000000001";

  private final Database database = Database.inMemory();
  private final WholeTable from = new EmbeddedEntityTable(database, "from");
  private final WholeTable to = new EmbeddedEntityTable(database, "to");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fill() throws EntityConflict {
    put(from, everyKind(PARTITION).toArray(Entity[]::new));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Path file() {
    return folder.resolve("copy.jsonl.gz");
  }

  private List<String> written() throws CopyRefused, IOException {
    backup(from).write(file(), NOBODY);
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private void write(List<String> lines) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file()))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The lines with a foot that fits them, as another version would have written them. */
  private void writeWhole(List<String> lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    String foot = new BackupLines.Foot(lines.size() - 1, Sha256.hex(text)).line();
    write(List.of((text + foot).split("\n")));
  }

  private void assertRefused(String sentence) {
    refused(() -> restore(to).restore(file(), false, NOBODY)).withMessageContaining(sentence);
    assertThat(lines(to)).isEmpty();
  }

  @Test
  void aFileTellsWhoWroteItAndHowManyRowsItHolds() throws Exception {
    List<String> lines = written();

    assertThat(lines.get(0))
        .startsWith("{\"keywardBackup\":1,\"version\":\"9.9.9\",\"table\":\"keyward\",\"begun\":")
        .contains("\"forms\":{\"alert-\":1,", "\"ticket-\":3");
    assertThat(lines).hasSize(everyKind(PARTITION).size() + 2);
    assertThat(lines.get(lines.size() - 1)).startsWith("{\"rows\":23,\"sha256\":\"");
    assertThatCode(() -> restore(to).restore(file(), false, NOBODY)).doesNotThrowAnyException();
    assertThat(lines(to)).isEqualTo(lines(from));
  }

  @Test
  void aFileThatIsThereIsNeverWrittenOver() throws Exception {
    Files.writeString(file(), "mine");

    refused(() -> backup(from).write(file(), NOBODY)).withMessage("there is such a file already");

    assertThat(file()).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 50, 90, 99})
  void aFileThatWasCutOffIsRefused(int percent) throws Exception {
    written();
    byte[] bytes = Files.readAllBytes(file());

    Files.write(file(), Arrays.copyOf(bytes, bytes.length * percent / 100));

    assertRefused("it ends before its last line");
  }

  @Test
  void anyByteThatIsAnotherIsFound() throws Exception {
    written();
    byte[] bytes = Files.readAllBytes(file());
    // What comes first are time and system of the gzip file, which hold nothing of ours.
    for (int i = 10; i < bytes.length; i++) {
      byte[] other = bytes.clone();
      other[i] ^= 1;
      Files.write(file(), other);

      refused(() -> restore(to).restore(file(), false, NOBODY));
    }
    assertThat(lines(to)).isEmpty();
  }

  @Test
  void linesThatWereAddedLeftOutOrChangedAreFound() throws Exception {
    List<String> lines = written();
    int last = lines.size() - 1;

    write(lines.subList(0, last));
    assertRefused("it ends before its last line");
    List<String> without = new ArrayList<>(lines);
    without.remove(5);
    write(without);
    assertRefused("its count or digest is another");
    write(lines.stream().map(it -> it.replace("ticket-d", "ticket-e")).toList());
    assertRefused("its count or digest is another");
    List<String> more = new ArrayList<>(lines);
    more.add(lines.get(3));
    write(more);
    assertRefused("its count or digest is another");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"items\":[]} | it is no backup of Keyward",
        "[] | a line is none that a backup holds",
        "{\"keywardBackup\":2,\"version\":\"3.0.0\"} | use the command line of Keyward 3.0.0",
        "{\"keywardBackup\":1,\"begun\":\"today\"} | a line is none that a backup holds",
      })
  void whatIsNoBackupOfThisVersionIsRefused(String head, String sentence) throws IOException {
    writeWhole(List.of(head));

    assertRefused(sentence);
  }

  @Test
  void whatIsNotEvenAnArchiveIsRefused() throws IOException {
    Files.writeString(file(), "hello, hello, hello");
    assertRefused("it is no gzip file");
    Files.delete(file());
    assertRefused("there is no such file");
  }

  @Test
  void aRowOfANewerFormIsRefusedBeforeAnythingIsWritten() throws Exception {
    List<String> lines = written();
    List<String> newer =
        lines.subList(0, lines.size() - 1).stream()
            .map(
                it ->
                    it.contains("ticket-d")
                        ? it.replace("\\\"formVersion\\\":1", "\\\"formVersion\\\":4")
                        : it)
            .toList();

    writeWhole(newer);

    assertRefused("The stored row ticket-d-000001 has form 4, and this version of Keyward knows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"partition\":\"p\",\"row\":\"a/b\",\"properties\":{}}",
        "{\"partition\":\"p\",\"row\":\"r\",\"properties\":{\"a b\":{\"Edm.String\":\"x\"}}}",
        "{\"partition\":\"p\",\"row\":\"r\",\"properties\":{\"n\":{\"Edm.Int32\":\"x\"}}}",
        "{\"partition\":\"p\",\"row\":\"r\",\"properties\":{\"n\":{\"Edm.Int32\":7}}}",
        "{\"partition\":\"p\",\"row\":\"r\",\"properties\":{\"n\":{\"Edm.Other\":\"7\"}}}",
        "{\"partition\":\"p\",\"row\":\"r\",\"properties\":{\"n\":\"7\"}}",
        "{\"partition\":\"p\",\"row\":\"r\"}",
        "null",
        "",
      })
  void aRowThatNoTableTakesIsRefused(String line) throws Exception {
    writeWhole(List.of(written().get(0), line));

    assertRefused("");
  }

  @Test
  void nothingOfWhatWasGivenIsLostInItsText() throws CopyRefused {
    Map<String, Object> properties = new HashMap<>(CopiedTable.everyType("p").properties());
    properties.put("breaks", "a\u2028b\u0085c\r\nd");
    Entity row = Entity.fresh("p", "", properties);

    Entity read = new BackupLines("f").row(BackupLines.of(row));

    assertThat(BackupLines.of(row)).hasLineCount(1);
    assertThat(read.properties()).usingRecursiveComparison().isEqualTo(row.properties());
  }
}
