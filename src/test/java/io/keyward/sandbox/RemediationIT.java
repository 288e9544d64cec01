package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import io.keyward.workflow.ticket.CheckAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a ticket to its proof: a second person approves, Azure is changed, the check is re-run. */
@TestInstance(Lifecycle.PER_CLASS)
class RemediationIT {
  private static final String WINDOW = "PT11M";
  private static final String APPROVER = "Keyward.Approver";
  private static final AtomicInteger NAMES = new AtomicInteger();
  private final RunningSandbox sandbox = start();
  private final Wire wire = sandbox.wire;

  /** Which form of the app runs. */
  RunningSandbox start() {
    return new RunningSandbox();
  }

  @BeforeAll
  void prepare() {
    new KeyedAccount(wire);
    wire.advance("PT1S");
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  private JsonNode ticketOf(String subject) {
    return wire.tickets(subject).get(0);
  }

  private Wire.Reply approve(JsonNode ticket, String person) {
    String hash = ticket.path("plan").path("hash").asText();
    return wire.as(
        person,
        APPROVER,
        "/api/tickets/" + ticket.path("id").asText() + "/approve",
        "{\"planHash\":\"" + hash + "\"}");
  }

  private static List<String> texts(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.path(name).asText())
        .toList();
  }

  private static String kind(String classification, String identity) {
    return body(classification).replace("\"identity\":{\"type\":\"SystemAssigned\"},", identity);
  }

  /** A ticket on a fresh account without a key, open. */
  private JsonNode open(String name, String identity) {
    wire.put(account(name), kind("Confidential", identity));
    wire.advance(WINDOW);
    return ticketOf(account(name));
  }

  @Test
  void anAccountIsPutUnderACustomersKeyAndProvenToBe() {
    String subject = account("to-be-mended");
    JsonNode open = open("to-be-mended", "");

    Wire.Reply byAuthor = approve(open, "writer");
    Wire.Reply byAnother = approve(open, "bob");
    wire.advance("PT1H");

    assertThat(byAuthor.status()).isEqualTo(409);
    assertThat(byAuthor.json().path("detail").asText())
        .isEqualTo("Whoever wrote the resource's configuration cannot decide on its ticket.");
    assertThat(byAnother.status()).isEqualTo(200);
    JsonNode done = ticketOf(subject);
    assertThat(done.path("state").asText()).isEqualTo("resolved");
    assertThat(wire.judged(subject).path("verdict").asText()).isEqualTo("compliant");
    assertThat(texts(done.path("run"), "stage")).containsOnly("done").hasSize(4);
  }

  @Test
  void theAuditExportOfARemediationVerifies() {
    approve(open("audited", ""), "bob");
    wire.advance("PT1H");

    List<Object> pages = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = wire.api("/api/audit?top=20" + cursor).json();
      pages.add(new ObjectMapper().convertValue(page, Map.class));
      cursor = page.path("cursor").isNull() ? "" : "&cursor=" + page.path("cursor").asText();
    } while (!cursor.isEmpty());

    CheckAudit.Findings found = new CheckAudit().check(pages);
    assertThat(found.faults()).isEmpty();
    assertThat(found.entries()).isGreaterThan(10);
  }

  @Test
  void aPlanForAnotherStateIsStaleAndAFreshOneIsOffered() {
    JsonNode open = open("stale", "");
    String subject = account("stale");
    wire.put(subject, kind("Confidential", "\"identity\":{\"type\":\"SystemAssigned\"},"));
    wire.advance("PT1S");

    Wire.Reply old = approve(open, "bob");
    Wire.Reply fresh = approve(ticketOf(subject), "bob");

    assertThat(old.status()).isEqualTo(412);
    assertThat(fresh.status()).isEqualTo(200);
  }

  @Test
  void regulatedDataNeedsTwoPeople() {
    wire.put(account("regulated"), body("Regulated"));
    wire.advance(WINDOW);
    JsonNode open = ticketOf(account("regulated"));

    String first = approve(open, "bob").json().path("state").asText();
    String again = approve(open, "bob").json().path("state").asText();
    String second = approve(open, "cas").json().path("state").asText();

    assertThat(List.of(first, again, second))
        .containsExactly("awaitingApproval", "awaitingApproval", "approved");
  }

  /** Each changing call of a plan meets each fault once. */
  @ParameterizedTest(name = "{0} {1} answered {2} -> {3}")
  @CsvSource({
    "PATCH, accounts/f,   429,     resolved",
    "PUT,   vaults/kv-e2e/keys, 429, resolved",
    "PUT,   roleAssignments, 429,  resolved",
    "PATCH, accounts/f,   409,     resolved",
    "PATCH, accounts/f,   lost,    resolved",
    "PUT,   vaults/kv-e2e/keys, lost, resolved",
    "PUT,   roleAssignments, lost, resolved",
    "PATCH, accounts/f,   dropped, failed",
    "PUT,   vaults/kv-e2e/keys, dropped, failed",
    "PUT,   roleAssignments, dropped, failed",
    "PATCH, accounts/f,   500,     failed",
    "PUT,   vaults/kv-e2e/keys, 500, failed",
    "PUT,   vaults/kv-e2e/keys, 403, failed",
    "PUT,   vaults/kv-e2e/keys, garbage, failed",
    "PUT,   vaults/kv-e2e/keys, empty, failed",
  })
  void whateverAzureAnswersItEndsResolvedOrHonestlyFailed(
      String method, String address, String answer, String state) {
    String name = "f" + NAMES.incrementAndGet();
    JsonNode open = open(name, "");
    fault(address.replace("accounts/f", "accounts/" + name), method, answer);

    approve(open, "bob");
    wire.advance("PT2H");
    wire.post("/sandbox/faults", "{\"paths\":[]}");

    JsonNode ticket = ticketOf(account(name));
    assertThat(ticket.path("state").asText()).isEqualTo(state);
    List<String> why = texts(ticket.path("history"), "why");
    List<String> begun = why.stream().filter(it -> it.contains(": begun.")).toList();
    long putOff = why.stream().filter(it -> it.startsWith("Put off:")).count();
    assertThat(begun).hasSize((int) (begun.stream().distinct().count() + putOff));
  }

  private void fault(String contains, String method, String answer) {
    wire.post(
        "/sandbox/faults",
        "{\"paths\":[{\"contains\":\"%s\",\"method\":\"%s\",\"answer\":\"%s\",\"times\":1}]}"
            .formatted(contains, method, answer));
  }
}
