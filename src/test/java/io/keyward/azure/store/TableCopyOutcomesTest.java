package io.keyward.azure.store;

import static io.keyward.azure.store.CopiedTable.NOBODY;
import static io.keyward.azure.store.CopiedTable.backup;
import static io.keyward.azure.store.CopiedTable.refused;
import static io.keyward.azure.store.CopiedTable.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.azure.data.tables.TableClientBuilder;
import io.keyward.azure.ArmFixture;
import io.keyward.azure.Reply;
import io.keyward.azure.ScriptedHttp;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.WholeTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a storage answers, a copy is whole or there is none. */
final class TableCopyOutcomesTest {
  private static final String NO_ROWS = "{\"value\":[]}";

  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("copy.jsonl.gz");
  }

  @ParameterizedTest
  @CsvSource({
    "403, AuthorizationPermissionMismatch, needs the role Storage Table Data Reader, 1",
    "403, AuthorizationFailure, an address that the account's network lets in, 1",
    "404, TableNotFound, there is no such table in this storage account, 1",
    "400, InvalidInput, HTTP 400 InvalidInput, 1",
    "503, ServerBusy, HTTP 503 ServerBusy, 9",
    "500, OperationTimedOut, HTTP 500 OperationTimedOut, 9",
    "409, TableBeingDeleted, HTTP 409 TableBeingDeleted, 3",
  })
  void whatTheStorageRefusesIsOneSentence(int status, String code, String sentence, int calls) {
    ScriptedHttp http = ScriptedHttp.of(error(status, code));

    refused(() -> backup(table(http)).write(file(), NOBODY)).withMessageContaining(sentence);

    assertThat(http.calls()).isEqualTo(calls);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "null", "[]", "{}", "{\"value\":{}}"})
  void anAnswerThatIsNoneIsNeverAnEmptyTable(String answer) {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, answer));

    refused(() -> backup(table(http)).write(file(), NOBODY)).withMessageContaining("HTTP 200");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whoeverAsksForPatienceGetsIt() throws Exception {
    Reply busy = Reply.of(429, "").with("Retry-After", "4");
    ScriptedHttp http = ScriptedHttp.of(error(503, "ServerBusy"), busy, Reply.of(200, NO_ROWS));
    ScriptedHttp brief = ScriptedHttp.of(busy, Reply.of(200, NO_ROWS));

    assertThat(backup(table(http)).write(file(), NOBODY).rows()).isZero();
    assertThatCode(() -> restore(table(brief)).restore(file(), false, NOBODY))
        .doesNotThrowAnyException();

    assertThat(http.calls()).isEqualTo(3);
  }

  /** A page may be empty and still have more behind it. */
  @Test
  void anEmptyPageIsNotTheEndOfATable() throws Exception {
    Reply goesOn =
        Reply.of(200, NO_ROWS)
            .with("x-ms-continuation-NextPartitionKey", "p")
            .with("x-ms-continuation-NextRowKey", "r");
    Reply last = Reply.of(200, "{\"value\":[{\"PartitionKey\":\"on-x\",\"RowKey\":\"use-r\"}]}");

    assertThat(backup(table(ScriptedHttp.of(goesOn, goesOn, last))).write(file(), NOBODY).rows())
        .isEqualTo(1);
  }

  @Test
  void aRowOfAnotherTypeIsNotCopiedAsIfItWereExact() {
    String row = "{\"PartitionKey\":\"p\",\"RowKey\":\"r\",\"d\":1.5}";
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{\"value\":[" + row + "]}"));

    refused(() -> backup(table(http)).write(file(), NOBODY))
        .withMessageContaining("the row r holds a type that Keyward never writes");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFullTableIsNotTakenForAnEmptyOneByItsFirstPage() throws Exception {
    backup(table(ScriptedHttp.of(Reply.of(200, NO_ROWS)))).write(file(), NOBODY);
    Reply goesOn =
        Reply.of(200, NO_ROWS)
            .with("x-ms-continuation-NextPartitionKey", "p")
            .with("x-ms-continuation-NextRowKey", "r");
    Reply last = Reply.of(200, "{\"value\":[{\"PartitionKey\":\"on-x\",\"RowKey\":\"use-r\"}]}");
    ScriptedHttp http = ScriptedHttp.of(goesOn, last);

    refused(() -> restore(table(http)).restore(file(), false, NOBODY))
        .withMessageContaining("it is not empty");

    assertThat(http.calls()).isEqualTo(2);
  }

  private static Reply error(int status, String code) {
    return Reply.of(
        status,
        "{\"odata.error\":{\"code\":\"%s\",\"message\":{\"value\":\"no\"}}}".formatted(code));
  }

  private static WholeTable table(ScriptedHttp http) {
    TableClientBuilder builder =
        new TableClientBuilder()
            .endpoint("https://a.table.core.windows.net")
            .credential(ArmFixture.CREDENTIAL);
    return AzureEntityTable.build(builder, "keyward", http, ArmFixture.QUICK);
  }
}
