package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static io.keyward.sandbox.driver.Wire.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a write in Azure to a ticket, and from its repair to the ticket's end. */
@TestInstance(Lifecycle.PER_CLASS)
class EndToEndIT {
  private static final String WINDOW = "PT11M";
  private final RunningSandbox sandbox = start();
  private final Wire wire = sandbox.wire;

  /** The key, and a time of the sandbox at which no sweep is near. */
  private KeyedAccount keys;

  /** Which form of the app runs. */
  RunningSandbox start() {
    return new RunningSandbox();
  }

  @BeforeAll
  void prepare() {
    keys = new KeyedAccount(wire);
    wire.advance("PT1S");
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  private List<String> states(String subject) {
    return wire.tickets(subject).stream().map(t -> t.path("state").asText()).toList();
  }

  private List<String> ends(String subject) {
    return wire.tickets(subject).stream().map(t -> t.path("closedAs").asText()).toList();
  }

  private String withTicket(String name) {
    wire.put(account(name), body("Confidential"));
    wire.advance(WINDOW);
    return account(name);
  }

  @Test
  void aWriteWithoutKeyLeadsToOneTicketWithEvidence() {
    String subject = withTicket("no-key");

    List<JsonNode> tickets = wire.tickets(subject);

    assertThat(tickets).hasSize(1);
    assertThat(tickets.get(0).path("state").asText()).isEqualTo("awaitingApproval");
    assertThat(tickets.get(0).path("findings").get(0).path("rule").asText())
        .isEqualTo("cmk-required");
    String id = tickets.get(0).path("id").asText();
    assertThat(wire.api("/api/tickets/" + id).json().path("history").size()).isEqualTo(2);
  }

  @Test
  void aTicketSettlesUntilTheWindowIsOver() {
    wire.put(account("settling"), body("Regulated"));

    wire.advance("PT9M");

    assertThat(states(account("settling"))).containsExactly("settling");
    wire.advance("PT2M");
    assertThat(states(account("settling"))).containsExactly("awaitingApproval");
  }

  @Test
  void repeatedEventsChangeNothing() {
    String subject = withTicket("repeated");
    String before = wire.tickets(subject).toString();

    for (int i = 0; i < 5; i++) {
      assertThat(wire.event(written(subject, "the-same")).status()).isEqualTo(202);
    }

    wire.advance(WINDOW);
    assertThat(wire.tickets(subject).toString()).isEqualTo(before);
  }

  @Test
  void turningTheKeyOnClosesTheTicket() {
    String subject = withTicket("repaired");

    keys.turnOn(subject);

    wire.advance("PT1S");
    assertThat(ends(subject)).containsExactly("resolvedExternally");
    assertThat(wire.judged(subject).path("verdict").asText()).isEqualTo("compliant");
    assertThat(wire.judged(subject).path("encryption").path("key").path("name").asText())
        .isEqualTo("cmk");
  }

  @Test
  void aGrantThatIsMadeAfterThePlanWasIsSeenAtOnce() {
    String subject = withTicket("granted-late");

    new KeyedAccount(wire).turnOn(subject);

    wire.advance("PT1S");
    assertThat(ends(subject)).containsExactly("resolvedExternally");
  }

  @Test
  void whatIsRepairedWithinTheWindowNeverOpens() {
    String subject = account("quickly-repaired");
    wire.put(subject, body("Confidential"));
    wire.advance("PT1M");

    keys.turnOn(subject);

    wire.advance("P1D");
    assertThat(wire.tickets(subject)).isEmpty();
    assertThat(wire.judged(subject).path("verdict").asText()).isEqualTo("compliant");
  }

  @Test
  void publicDataNeedsNoKey() {
    String subject = account("public");

    wire.put(subject, body("Public"));

    wire.advance(WINDOW);
    assertThat(wire.tickets(subject)).isEmpty();
    assertThat(wire.judged(subject).path("verdict").asText()).isEqualTo("compliant");
  }

  @Test
  void deletionClosesTheTicketAndForgetsTheJudgement() {
    String subject = withTicket("deleted");

    wire.arm("DELETE", subject, Wire.VERSION, "");

    wire.advance("PT1S");
    assertThat(ends(subject)).containsExactly("deleted");
    assertThat(wire.api("/api/resources/" + Wire.encoded(subject)).status()).isEqualTo(404);
  }

  @Test
  void whatComesBackWithoutKeyGetsASecondTicketBesideTheClosedOne() {
    String subject = withTicket("again");
    wire.arm("DELETE", subject, Wire.VERSION, "");
    wire.advance("PT1S");

    wire.put(subject, body("Confidential"));

    wire.advance(WINDOW);
    assertThat(states(subject)).containsExactlyInAnyOrder("closed", "awaitingApproval");
  }

  @Test
  void oneSubjectHasOneTicketHoweverItIsSpelt() {
    String subject = withTicket("spelling");

    assertThat(wire.event(written(subject.toUpperCase(Locale.ROOT), "u")).status()).isEqualTo(202);
    assertThat(wire.event(written(subject + "/deployments/gpt", "d")).status()).isEqualTo(202);

    wire.advance(WINDOW);
    assertThat(states(subject)).containsExactly("awaitingApproval");
  }

  @Test
  void anEventCostsOneReadOfArm() {
    String subject = account("one-read");
    long before = sandbox.tenancy.azure().calls().armReads();

    wire.put(subject, body("Confidential"));
    wire.advance("PT1S");

    assertThat(states(subject)).containsExactly("settling");
    assertThat(sandbox.tenancy.azure().calls().armReads() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"specversion":"1.0","id":"c","source":"SUB","subject":"ID","time":"2026-11-21T09:00:00Z",
         "type":"Microsoft.Resources.ResourceWriteSuccess","data":{"resourceUri":"ID"}}
        """,
        """
        [{"id":"n","topic":"SUB","subject":"ID","dataVersion":"1","metadataVersion":"1",
         "eventType":"Microsoft.ResourceNotifications.Resources.CreatedOrUpdated",
         "eventTime":"2026-11-21T09:00:00Z","data":{"resourceInfo":{"id":"ID","name":"a",
         "type":"Microsoft.CognitiveServices/accounts"},"apiVersion":"2025-06-01"}}]
        """,
        """
        {"specversion":"1.0","id":"m","source":"SUB","subject":"ID","time":"2026-11-21T09:00:00Z",
         "type":"Microsoft.ResourceNotifications.Resources.CreatedOrUpdated",
         "data":{"resourceInfo":{"id":"ID"}}}
        """
      })
  void otherFormsOfAnEventLeadToTheSameTicket(String event) {
    String subject = account("form-" + Integer.toHexString(event.hashCode()));
    wire.post("/sandbox/faults", "{\"events\":{\"drop\":1}}");
    wire.put(subject, body("Confidential"));
    wire.post("/sandbox/faults", "{\"events\":{}}");

    Wire.Reply reply = wire.event(event.replace("ID", subject).replace("SUB", Wire.SUBSCRIPTION));

    assertThat(reply.status()).isEqualTo(202);
    wire.advance(WINDOW);
    assertThat(states(subject)).containsExactly("awaitingApproval");
  }

  @Test
  void theSweepFindsWhatAnEventMissed() {
    String subject = account("missed");
    wire.post("/sandbox/faults", "{\"events\":{\"drop\":1}}");
    wire.put(subject, body("Confidential"));
    wire.post("/sandbox/faults", "{\"events\":{}}");

    assertThat(wire.post("/admin/functions/SweepInventory", "{}").status()).isEqualTo(202);

    wire.advance(WINDOW);
    assertThat(states(subject)).containsExactly("awaitingApproval");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not an inspection", "v1 resource /subscriptions/../x", "v9 resource x", "{}"})
  void aMessageThatIsNotUnderstoodEndsInThePoisonQueue(String message) {
    long before = poisoned();

    sandbox.tenancy.work().send(message, Duration.ZERO);

    wire.advance("PT5M");
    assertThat(poisoned() - before).isEqualTo(1);
  }

  private long poisoned() {
    JsonNode status = wire.send(wire.at("/sandbox/status")).json();
    return status.path("queues").get(0).path("poisoned").asLong();
  }
}
