package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.driver.ForkedSandbox;
import io.keyward.sandbox.driver.Wire;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What strangers may send to each door of a sandbox with 256 MB of memory: one clear refusal each,
 * no ticket, nothing of ours or theirs in the answer, and it is well afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {
  /** In every input; an answer that shows it echoes what it was sent. */
  private static final String MARK = "mark7f";

  private static final String VICTIM = Wire.account("victim");
  private ForkedSandbox sandbox;
  private Wire wire;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    sandbox = ForkedSandbox.start(folder);
    wire = sandbox.wire();
    wire.group();
    wire.post("/sandbox/faults", "{\"events\":{\"drop\":1}}");
    wire.put(VICTIM, Wire.body("Confidential"));
  }

  @AfterEach
  void isWell() throws Exception {
    wire.post("/sandbox/faults", "{\"arm\":{}}");
    assertThat(sandbox.isAlive()).isTrue();
    assertThat(wire.api("/api/health").status()).isEqualTo(200);
    assertThat(wire.api("/api/tickets").json().path("items")).isEmpty();
    assertThat(sandbox.errors()).doesNotContain("OutOfMemoryError", "StackOverflowError");
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  /** Words in capitals stand for what is too long or too odd for a table. */
  private static String grown(String text) {
    return text.replace("LONG", "x".repeat(100_000))
        .replace("TWO_MB", "\"" + "x".repeat(2 << 20) + "\"")
        .replace("FIVE_MB", "{\"properties\":{\"x\":\"" + "x".repeat(5 << 20) + "\"}}")
        .replace("DEEP", "[".repeat(5_000) + "]".repeat(5_000))
        .replace("NESTED", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))
        .replace("THOUSAND", thousand())
        .replace("MARK", MARK);
  }

  private static String thousand() {
    String one = Wire.written(VICTIM, MARK);
    return "[" + (one + ",").repeat(999) + one + "]";
  }

  private static void refused(Wire.Reply reply, int status) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.text()).hasSizeLessThan(500);
    assertThat(reply.text().toLowerCase(Locale.ROOT))
        .doesNotContain(MARK, "exception", "\tat ", "io.keyward", "java.", "jackson");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 400",
        "TWO_MB | 413",
        "MARK{ | 400",
        "a=MARK&b=2 | 400",
        "null | 400",
        "7 | 400",
        "[] | 400",
        "[[]] | 400",
        "THOUSAND | 413",
        "DEEP | 400",
        "NESTED | 400",
        "{} | 500",
        "{\"eventType\":{\"MARK\":1}} | 500",
      })
  void theWebhookRefusesWhatIsNoEvent(String body, int status) {
    refused(wire.event(grown(body)), status);
  }

  @ParameterizedTest
  @CsvSource({
    "/../../MARK",
    "/x/%2e%2e/MARK",
    "/a\\r\\nSet-Cookie: MARK",
    "/a\\u0000MARK",
    "/LONG",
    "/a?MARK",
    "/a' or 1 eq 1",
    "/\\u202eMARK",
  })
  void theWebhookRefusesIdsThatAzureNeverGives(String tail) {
    refused(wire.event(Wire.written(VICTIM + grown(tail), MARK)), 500);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ResourceEvents, Notification, 405",
    "PUT, ResourceEvents, Notification, 405",
    "POST, ResourceEvents, MARK, 400",
    "POST, ResourceEvents, LONG, 400",
    "POST, MARK, Notification, 404",
    "POST, Work, Notification, 404",
    "POST, ListTickets, Notification, 404",
    "POST, ResourceEvents, SubscriptionValidation, 400",
  })
  void theWebhookRefusesOtherCalls(String method, String function, String type, int status) {
    String path = WEBHOOK.replace("ResourceEvents", grown(function));
    String event = Wire.written(VICTIM, MARK);

    refused(
        wire.send(
            wire.at(path)
                .header("aeg-event-type", grown(type))
                .method(method, BodyPublishers.ofString(event))),
        status);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/tickets?top=0, 400",
    "/api/tickets?top=MARK, 400",
    "/api/tickets?top=-1, 400",
    "/api/tickets?top=99999999999999999999, 400",
    "/api/tickets?state=MARK, 400",
    "/api/tickets?severity=MARK, 400",
    "/api/tickets?cursor=MARK, 400",
    "/api/tickets?cursor=%2e%2e%2fMARK, 400",
    "/api/tickets?cursor=LONG, 400",
    "/api/tickets?subject=a%00MARK, 400",
    "/api/tickets?subject=LONG, 400",
    "/api/resources?top=MARK, 400",
    "/api/resources?cursor=MARK, 400",
    "/api/tickets/MARK, 404",
    "/api/tickets/..%2f..%2fMARK, 404",
    "/api/tickets/%00MARK, 404",
    "/api/tickets/a.b.99999999999999, 404",
    "/api/resources/MARK, 404",
    "/api/resources/..%2f..%2fMARK, 404",
    "/api/resources/%00MARK, 404",
    "/api/resources/%0d%0aMARK, 404",
    "/api/resources/LONG, 404",
    "/api/MARK, 404",
    "/MARK, 404",
    "/api/../admin/MARK, 404",
    "/admin/functions/MARK, 405",
    "/.auth/MARK, 404",
    "/sandbox/MARK, 404",
  })
  void theApiRefusesBadQuestions(String path, int status) {
    refused(wire.api(grown(path)), status);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/tickets, 405",
    "DELETE, /api/tickets/MARK, 405",
    "PUT, /api/resources, 405",
    "PATCH, /api/health, 405",
    "POST, /admin/functions/MARK, 404",
    "POST, /admin/functions/ListTickets, 400",
    "DELETE, /sandbox/status, 405",
    "DELETE, /sandbox/faults, 405",
  })
  void anAddressServesItsMethodsOnly(String method, String path, int status) {
    refused(
        wire.send(wire.at(grown(path)).method(method, BodyPublishers.ofString("MARK"))), status);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 401",
    "MARK, '', 401",
    "LONG, '', 401",
    "e30=, '', 401",
    "W10=, '', 401",
    "OTHER, '', 403",
    "ROLELESS, '', 403",
    "READER, ana, 403",
  })
  void nobodyGetsInByAHeaderThatProvesNothing(String header, String cookieOf, int status) {
    String principal =
        grown(header)
            .replace(
                "OTHER", Wire.principal("22222222-2222-2222-2222-222222222222", "Keyward.Reader"))
            .replace("ROLELESS", Wire.principal(Tenancy.TENANT, MARK))
            .replace("READER", Wire.principal(Tenancy.TENANT, "Keyward.Reader"));
    var request = wire.at("/api/tickets").header("X-MS-CLIENT-PRINCIPAL", principal);
    if (!cookieOf.isEmpty()) {
      request.header("Cookie", wire.sessionOf(cookieOf));
    }

    refused(wire.send(request), status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MARK | 400",
        "'' | 400",
        "[] | 400",
        "DEEP | 400",
        "NESTED | 400",
        "FIVE_MB | 413",
        "{\"tags\":{\"a\":\"x\\r\\nMARK\"},\"location\":\"westeurope\",\"kind\":\"OpenAI\"} | 400",
        "{\"tags\":{\"a\\nMARK\":\"x\"},\"location\":\"westeurope\",\"kind\":\"OpenAI\"} | 400",
        "{\"tags\":{\"a\":\"\\u0000MARK\"},\"location\":\"westeurope\",\"kind\":\"OpenAI\"} | 400",
        "{\"tags\":[\"MARK\"],\"location\":\"westeurope\",\"kind\":\"OpenAI\"} | 400",
        "{\"tags\":{\"a\":\"LONG\"},\"location\":\"westeurope\",\"kind\":\"OpenAI\"} | 400",
      })
  void azureRefusesBadBodies(String body, int status) {
    refused(wire.put(Wire.account("bad"), grown(body)), status);
    assertThat(wire.arm("GET", Wire.account("bad"), Wire.VERSION, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"huge", "garbage", "empty", "500", "403", "timeout"})
  void anAnswerThatCannotBeReadOpensNoTicket(String fault) {
    wire.post("/sandbox/faults", "{\"timeoutSeconds\":1,\"arm\":{\"" + fault + "\":1}}");

    Wire.Reply reply = wire.event(Wire.written(VICTIM, MARK));

    assertThat(reply.status()).isIn(202, 500);
    assertThat(reply.text()).doesNotContain(MARK, "xxxx", "io.keyward");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/sandbox/clock | '' | 400",
        "/sandbox/clock | MARK | 400",
        "/sandbox/clock | [] | 400",
        "/sandbox/clock | {} | 400",
        "/sandbox/clock | {\"advance\":5} | 400",
        "/sandbox/clock | {\"advance\":\"MARK\"} | 400",
        "/sandbox/clock | {\"advance\":\"PT-1H\"} | 400",
        "/sandbox/clock | {\"advance\":\"PT0S\"} | 400",
        "/sandbox/clock | {\"advance\":\"P9999999Y\"} | 400",
        "/sandbox/clock | TWO_MB | 413",
        "/sandbox/faults | MARK | 400",
        "/sandbox/faults | {\"MARK\":{}} | 400",
        "/sandbox/faults | {\"arm\":5} | 400",
        "/sandbox/faults | {\"throttle\":\"MARK\"} | 400",
        "/sandbox/faults | {\"latencyMillis\":-1} | 400",
        "/sandbox/faults | {\"arm\":{\"MARK\":1}} | 400",
        "/sandbox/faults | {\"arm\":{\"429\":7}} | 400",
        "/sandbox/faults | {\"arm\":{\"429\":\"MARK\"}} | 400",
        "/sandbox/faults | {\"timeoutSeconds\":\"MARK\"} | 400",
        "/sandbox/faults | {\"retryAfterSeconds\":-1} | 400",
        "/sandbox/faults | {\"events\":[]} | 400",
        "/sandbox/faults | {\"events\":{\"duplicate\":\"MARK\"}} | 400",
        "/admin/functions/Work | [\"MARK\"] | 400",
        "/admin/functions/Work | MARK | 400",
      })
  void theSwitchesRefuseWhatTheyDoNotKnow(String path, String body, int status) {
    refused(wire.post(path, grown(body)), status);
  }
}
