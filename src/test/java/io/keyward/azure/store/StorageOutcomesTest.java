package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClientBuilder;
import io.keyward.azure.ArmFixture;
import io.keyward.azure.Reply;
import io.keyward.azure.ScriptedHttp;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.EntityTable.Range;
import io.keyward.azure.store.queue.AzureMessageQueue;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.inventory.TemporarilyUnavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a storage service answers ends in exactly one outcome, after a known number of calls.
 */
class StorageOutcomesTest {

  static Stream<Arguments> gets() {
    return Stream.of(
        row("row", Reply.of(200, "{\"PartitionKey\":\"p\",\"RowKey\":\"r\",\"a\":1}"), "row", 1),
        row("none", error(404, "ResourceNotFound"), "absent", 1),
        row("empty", Reply.of(200, ""), "again", 1),
        row("garbage", Reply.of(200, "<html>"), "again", 1),
        row("null", Reply.of(200, "null"), "again", 1),
        row("array", Reply.of(200, "[]"), "again", 1),
        row("huge", Reply.huge(), "again", 1),
        row("deep", Reply.of(200, "{\"a\":" + "[".repeat(5000)), "again", 1),
        row("moved", Reply.of(301, "").with("Location", "https://x.test/"), "refused", 1),
        row("bad", error(400, "InvalidInput"), "refused", 1),
        row("who", error(401, "InvalidAuthenticationInfo"), "refused", 1),
        row("right", error(403, "AuthorizationPermissionMismatch"), "refused", 1),
        row("strange", Reply.of(404, "<html>"), "refused", 1),
        row("deleting", error(409, "TableBeingDeleted"), "again", 1),
        row("limit", Reply.of(429, "").with("Retry-After", "9"), "again PT9S", 1),
        row("error", error(500, "InternalError"), "again", 3),
        row("busy", error(503, "ServerBusy"), "again", 3),
        row("timeout", fails(() -> new HttpTimeoutException("t")), "again", 1),
        row("refused", fails(() -> new ConnectException("no")), "again", 3),
        row("tls", fails(() -> new SSLHandshakeException("PKIX")), "again", 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gets")
  void everyAnswerToAReadHasOneOutcome(String name, Reply reply, String outcome, int calls) {
    ScriptedHttp http = ScriptedHttp.of(reply);

    String seen = seen(() -> table(http).get("p", "r").map(row -> "row").orElse("absent"));

    assertThat(seen).startsWith(outcome);
    assertThat(http.calls()).isEqualTo(calls);
  }

  static Stream<Arguments> queries() {
    return gets().filter(row -> !List.of("row", "none").contains(row.get()[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void everyAnswerToAQueryHasOneOutcome(String name, Reply reply, String outcome, int calls) {
    ScriptedHttp http = ScriptedHttp.of(reply);

    String seen = seen(() -> "page " + table(http).query("p", new Range("a", "b"), 9, ""));

    assertThat(seen).startsWith(outcome);
    assertThat(http.calls()).isEqualTo(calls);
  }

  static Stream<Arguments> writes() {
    return Stream.of(
        row("empty", Reply.of(202, ""), "again", 1),
        row("garbage", Reply.of(202, "<html>"), "again", 1),
        row("wrong status", Reply.of(200, "{}"), "again", 1),
        row("moved", Reply.of(301, "").with("Location", "https://x.test/"), "refused", 1),
        row("right", error(403, "AuthorizationPermissionMismatch"), "refused", 1),
        row("busy", error(503, "ServerBusy"), "again", 3),
        row("limit", Reply.of(429, "").with("Retry-After", "9"), "again PT9S", 1),
        row("timeout", fails(() -> new HttpTimeoutException("t")), "again", 1),
        row("refused", fails(() -> new ConnectException("no")), "again", 3),
        row("exists", batch(409, "EntityAlreadyExists"), "conflict", 1),
        row("changed", batch(412, "UpdateConditionNotSatisfied"), "conflict", 1),
        row("gone", batch(404, "ResourceNotFound"), "conflict", 1),
        row("inner busy", batch(503, "ServerBusy"), "again", 1),
        row("inner slow", batch(500, "OperationTimedOut"), "again", 1),
        row("inner bad", batch(400, "InvalidInput"), "refused", 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void everyAnswerToATransactionHasOneOutcome(String name, Reply reply, String outcome, int calls) {
    ScriptedHttp http = ScriptedHttp.of(reply);

    String seen = seen(() -> written(table(http)));

    assertThat(seen).startsWith(outcome);
    assertThat(http.calls()).isEqualTo(calls);
  }

  static Stream<Arguments> sends() {
    return Stream.of(
        row("empty", Reply.of(201, ""), "again", 1),
        row("garbage", Reply.of(201, "{}"), "again", 1),
        row("moved", Reply.of(301, "").with("Location", "https://x.test/"), "refused", 1),
        row("right", error(403, "AuthorizationPermissionMismatch"), "refused", 1),
        row("busy", error(503, "ServerBusy"), "again", 2),
        row("timeout", fails(() -> new HttpTimeoutException("t")), "again", 2),
        row("refused", fails(() -> new ConnectException("no")), "again", 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sends")
  void everyAnswerToAMessageHasOneOutcome(String name, Reply reply, String outcome, int calls) {
    ScriptedHttp http = ScriptedHttp.of(reply);

    String seen = seen(() -> sent(queue(http)));

    assertThat(seen).startsWith(outcome);
    assertThat(http.calls()).isEqualTo(calls);
  }

  private static String written(EntityTable table) {
    try {
      table.transact(List.of(new EntityChange.Insert(Entity.fresh("p", "r", Map.of()))));
      return "written";
    } catch (EntityConflict conflict) {
      return "conflict";
    }
  }

  private static String sent(MessageQueue queue) {
    queue.send("text", Duration.ZERO);
    return "sent";
  }

  private static String seen(Supplier<String> call) {
    try {
      return call.get();
    } catch (TemporarilyUnavailable later) {
      return "again " + later.retryAfter();
    } catch (IllegalStateException refused) {
      return "refused " + refused.getMessage();
    }
  }

  private static EntityTable table(ScriptedHttp http) {
    TableClientBuilder builder =
        new TableClientBuilder()
            .endpoint("https://a.table.core.windows.net")
            .credential(ArmFixture.CREDENTIAL);
    return AzureEntityTable.build(builder, "tickets", http, ArmFixture.QUICK);
  }

  private static MessageQueue queue(ScriptedHttp http) {
    return AzureMessageQueue.connect(
        ArmFixture.CREDENTIAL,
        URI.create("https://a.queue.core.windows.net"),
        "work",
        http,
        ArmFixture.CLOCK);
  }

  private static Arguments row(String name, Reply reply, String outcome, int calls) {
    return Arguments.of(name, reply, outcome, calls);
  }

  private static Reply error(int status, String code) {
    return Reply.of(status, json(code)).with("x-ms-error-code", code);
  }

  private static String json(String code) {
    return "{\"odata.error\":{\"code\":\"%s\",\"message\":{\"lang\":\"en-US\",\"value\":\"no\"}}}"
        .formatted(code);
  }

  private static Reply batch(int status, String code) {
    String body =
        """
        --b_1
        Content-Type: multipart/mixed; boundary=c_1

        --c_1
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 %d Said
        DataServiceVersion: 3.0;
        Content-Type: application/json;odata=minimalmetadata

        %s
        --c_1--
        --b_1--
        """
            .formatted(status, json(code))
            .replace("\n", "\r\n");
    return Reply.of(202, body).with("Content-Type", "multipart/mixed; boundary=b_1");
  }

  private static Reply fails(Supplier<IOException> failure) {
    return Reply.failing(failure);
  }
}
