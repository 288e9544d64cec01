package io.keyward.azure.store.entity;

import static io.keyward.azure.ArmFixture.CLOCK;
import static io.keyward.azure.ArmFixture.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.azure.core.http.HttpMethod;
import io.keyward.azure.Reply;
import io.keyward.azure.ScriptedHttp;
import io.keyward.azure.store.entity.EntityTable.Range;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the emulator never does and the service may do. */
class AzureEntityTableTest {
  private static final URI ENDPOINT = URI.create("https://a.table.core.windows.net");
  private static final String MISSING =
      "{\"odata.error\":{\"code\":\"TableNotFound\",\"message\":{\"value\":\"no\"}}}";

  @Test
  void emptyPageWithMoreBehindItIsNotTheEnd() {
    ScriptedHttp http = ScriptedHttp.of(goesOn(rows()), goesOn(rows("a")), rows("b", "c"));

    EntityPage page = table(http).query("p", new Range("a", "z"), 3, "");

    assertThat(page.entities()).extracting(Entity::row).containsExactly("a", "b", "c");
    assertThat(page.continuation()).isEmpty();
  }

  @Test
  void fullPageWithMoreBehindItNamesWhereToGoOn() {
    ScriptedHttp http = ScriptedHttp.of(goesOn(rows("a", "b")));

    EntityPage page = table(http).query("p", new Range("a", "z"), 2, "");

    assertThat(page.continuation()).isEqualTo("b");
    assertThat(http.calls()).isEqualTo(1);
  }

  @Test
  void quotesInKeysStayInsideTheFilter() {
    ScriptedHttp http = ScriptedHttp.of(rows());

    table(http).query("o'p", new Range("a'", "b'"), 5, "a'' or 1 eq 1");

    assertThat(query(http, 0))
        .contains("PartitionKey eq 'o''p' and RowKey gt 'a'''' or 1 eq 1' and RowKey lt 'b'''");
  }

  @Test
  void missingTableIsMadeOnceAndTheCallRepeated() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(404, MISSING), Reply.of(204, ""), rows("a"));

    EntityPage page = table(http).query("p", new Range("a", "z"), 5, "");

    assertThat(page.entities()).hasSize(1);
    assertThat(http.request(1).getHttpMethod()).isEqualTo(HttpMethod.POST);
    assertThat(http.calls()).isEqualTo(3);
  }

  @Test
  void propertiesOfTheServiceStayBehind() {
    ScriptedHttp http =
        ScriptedHttp.of(
            Reply.of(
                200,
                """
                {"odata.metadata":"m","odata.etag":"W/\\"1\\"","PartitionKey":"p","RowKey":"r",
                 "Timestamp":"2026-11-21T09:00:00Z","n@odata.type":"Edm.Int64","n":"7","t":"x"}
                """));

    Entity row = table(http).get("p", "r").orElseThrow();

    assertThat(row.properties()).isEqualTo(Map.of("n", 7L, "t", "x"));
    assertThat(row.etag()).isEqualTo("W/\"1\"");
  }

  @Test
  void changeBeyondALimitIsRefusedBeforeTheWire() {
    ScriptedHttp http = ScriptedHttp.of(rows());
    EntityTable table = table(http);
    List<EntityChange> unguarded =
        List.of(new EntityChange.Delete(Entity.fresh("p", "r", Map.of())));

    assertThatIllegalArgumentException().isThrownBy(() -> table.transact(unguarded));
    assertThat(http.calls()).isZero();
  }

  @Test
  void tokenIsNeverSentInTheClear() {
    URI clear = URI.create("http://a.table.core.windows.net");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> AzureEntityTable.connect(CREDENTIAL, clear, "t", ScriptedHttp.of(rows()), CLOCK));
  }

  private static EntityTable table(ScriptedHttp http) {
    return AzureEntityTable.connect(CREDENTIAL, ENDPOINT, "tickets", http, CLOCK);
  }

  private static String query(ScriptedHttp http, int number) {
    String query = http.request(number).getUrl().getQuery();
    return URLDecoder.decode(query, StandardCharsets.UTF_8);
  }

  private static Reply.Answer rows(String... keys) {
    List<String> rows =
        List.of(keys).stream()
            .map(key -> "{\"PartitionKey\":\"p\",\"RowKey\":\"" + key + "\"}")
            .toList();
    return Reply.of(200, "{\"value\":[" + String.join(",", rows) + "]}");
  }

  private static Reply goesOn(Reply.Answer page) {
    return page.with("x-ms-continuation-NextPartitionKey", "p")
        .with("x-ms-continuation-NextRowKey", "next");
  }
}
