package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key over time, as its vault tells it over the wire and as the API shows it. */
class KeysIT {
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;

  @BeforeEach
  void prepare() {
    KeyedAccount keys = new KeyedAccount(wire);
    wire.put(account("keyed"), body("Confidential"));
    keys.turnOn(account("keyed"));
    wire.advance("PT14M");
    sweep();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** Later than whatever is remembered of the key by now. */
  private void sweep() {
    wire.advance("PT2M");
    assertThat(wire.post("/admin/functions/SweepKeys", "{}").status()).isEqualTo(202);
    wire.advance("PT15M");
  }

  private JsonNode key() {
    JsonNode items = wire.api("/api/keys").json().path("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private String outcome(String rule) {
    return StreamSupport.stream(key().path("outcomes").spliterator(), false)
        .filter(it -> it.path("rule").asText().equals(rule))
        .map(it -> it.path("outcome").asText())
        .findFirst()
        .orElse("");
  }

  private Wire.Reply vault(String method, String path, String body) {
    Wire.Reply reply = wire.vault(method, "kv-e2e", path, body);
    assertThat(reply.status()).as(reply.text()).isBetween(200, 204);
    return reply;
  }

  @Test
  void theVaultIsAskedForThePolicyThatArmDoesNotShow() {
    assertThat(key().path("id").asText()).isEqualToIgnoringCase(KeyedAccount.KEY);
    vault(
        "PUT",
        "/keys/cmk/rotationpolicy",
        """
        {"lifetimeActions":[{"trigger":{"timeBeforeExpiry":"P30D"},"action":{"type":"Notify"}}],
         "attributes":{"expiryTime":"P27M"}}
        """);
    vault("POST", "/keys/cmk/rotate", "{}");
    wire.advance("PT5M");
    assertThat(outcome("key-rotation-policy")).isEqualTo("violated");

    vault(
        "PUT",
        "/keys/cmk/rotationpolicy",
        """
        {"lifetimeActions":[{"trigger":{"timeAfterCreate":"P18M"},"action":{"type":"Rotate"}}],
         "attributes":{"expiryTime":"P27M"}}
        """);
    vault("POST", "/keys/cmk/rotate", "{}");
    wire.advance("PT5M");

    assertThat(outcome("key-rotation-policy")).isEqualTo("satisfied");
    assertThat(outcome("key-expiry-set")).isEqualTo("satisfied");
  }

  @Test
  void aRotationIsShownByItsEventAndNotTwiceByTheSweep() {
    String before = key().path("newestVersion").asText();
    vault("POST", "/keys/cmk/rotate", "{}");
    wire.advance("PT1M");

    JsonNode rotation = key().path("lastRotation");
    assertThat(rotation.path("previous").asText()).isEqualTo(before);
    assertThat(rotation.path("version").asText()).isEqualTo(key().path("newestVersion").asText());
    assertThat(rotation.path("notFollowedBy")).isEmpty();
    sweep();
    assertThat(key().path("lastRotation")).isEqualTo(rotation);
  }

  @Test
  void aDisabledKeyAndADeletedOneAreFoundByTheSweepWithWhoStops() {
    vault("PATCH", "/keys/cmk", "{\"attributes\":{\"enabled\":false}}");
    sweep();
    assertThat(key().path("enabled").asBoolean()).isFalse();
    assertThat(outcome("cmk-key-usable")).isEqualTo("violated");
    assertThat(key().path("users")).hasSize(1);

    vault("DELETE", "/keys/cmk", "");
    sweep();

    assertThat(key().path("state").asText()).isEqualTo("deleted");
    assertThat(key().path("purgedOn").asText()).isNotEmpty();
    List<JsonNode> tickets = wire.tickets(key().path("id").asText());
    assertThat(tickets).hasSize(1);
    assertThat(tickets.get(0).path("severity").asText()).isEqualTo("critical");
  }

  @Test
  void aKeyNearItsEndIsRotatedWhenASecondPersonHasApproved() {
    String before = key().path("newestVersion").asText();
    vault(
        "PUT",
        "/keys/cmk/rotationpolicy",
        """
        {"lifetimeActions":[{"trigger":{"timeBeforeExpiry":"P30D"},"action":{"type":"Notify"}}],
         "attributes":{}}
        """);
    vault("PATCH", "/keys/cmk", "{\"attributes\":{\"exp\":" + inDays(20) + "}}");
    sweep();
    JsonNode open = wire.tickets(KeyedAccount.KEY).get(0);

    approve(open);
    wire.advance("PT1H");

    JsonNode done = wire.tickets(KeyedAccount.KEY).get(0);
    assertThat(done.path("state").asText()).as(done.toPrettyString()).isEqualTo("resolved");
    assertThat(key().path("newestVersion").asText()).isNotEqualTo(before);
    assertThat(outcome("key-rotation-policy")).isEqualTo("satisfied");
    assertThat(outcome("key-expiring")).isEqualTo("satisfied");
    assertThat(key().path("users")).hasSize(1);
  }

  private void approve(JsonNode ticket) {
    String hash = ticket.path("plan").path("hash").asText();
    Wire.Reply reply =
        wire.as(
            "bob",
            "Keyward.Approver",
            "/api/tickets/" + ticket.path("id").asText() + "/approve",
            "{\"planHash\":\"" + hash + "\"}");
    assertThat(reply.status()).as(reply.text() + ticket.toPrettyString()).isEqualTo(200);
  }

  private long inDays(int days) {
    String now = wire.send(wire.at("/sandbox/clock")).json().path("now").asText();
    return Instant.parse(now).plus(Duration.ofDays(days)).getEpochSecond();
  }
}
