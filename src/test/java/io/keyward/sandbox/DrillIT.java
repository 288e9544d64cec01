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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A drill over the wire: two people, the waiting time, the key disabled, its users, the way back.
 */
class DrillIT {
  private static final String ADMIN = "Keyward.SecurityAdmin";
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;
  private KeyedAccount keys;

  @BeforeEach
  void prepare() {
    keys = new KeyedAccount(wire);
    wire.put(account("keyed"), body("Confidential"));
    keys.turnOn(account("keyed"));
    wire.vault("POST", "kv-e2e", "/keys/cmk/rotate", "{}");
    wire.advance("PT14M");
    wire.post("/admin/functions/SweepKeys", "{}");
    wire.advance("PT15M");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private JsonNode requested() {
    Wire.Reply reply =
        wire.as(
            "req",
            "Keyward.Approver",
            "/api/drills",
            "{\"key\":\"" + KeyedAccount.KEY + "\",\"reason\":\"to see that it works\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private Wire.Reply post(String person, JsonNode drill, String action, String body) {
    return wire.as(person, ADMIN, "/api/drills/" + drill.path("id").asText() + "/" + action, body);
  }

  private int approve(String person, JsonNode drill) {
    String hash = drill.path("blastRadius").path("hash").asText();
    return post(person, drill, "approve", "{\"radiusHash\":\"" + hash + "\"}").status();
  }

  private JsonNode shown(JsonNode drill) {
    return wire.api("/api/drills/" + drill.path("id").asText()).json();
  }

  private JsonNode disabled() {
    JsonNode drill = requested();
    assertThat(approve("one", drill)).isEqualTo(200);
    assertThat(approve("two", drill)).isEqualTo(200);
    wire.advance("PT1H5M");
    return shown(drill);
  }

  private boolean[] enabled() {
    JsonNode versions = wire.vault("GET", "kv-e2e", "/keys/cmk/versions", "").json().path("value");
    List<Boolean> all =
        StreamSupport.stream(versions.spliterator(), false)
            .map(it -> it.path("attributes").path("enabled").asBoolean())
            .toList();
    assertThat(all).hasSize(2);
    return new boolean[] {all.get(0), all.get(1)};
  }

  /** The simulated service tries the key when somebody puts an account under it. */
  private Wire.Reply use(String account) {
    wire.put(account(account), body("Confidential"));
    return wire.arm(
        "PATCH",
        account(account),
        Wire.VERSION,
        "{"
            + KeyedAccount.identity()
            + ",\"properties\":{\"encryption\":{"
            + keys.encryption()
            + "}}}");
  }

  @Test
  void aKeyIsDisabledByTwoPeopleAfterTheWaitingTimeAndComesBack() {
    JsonNode drill = requested();
    assertThat(approve("req", drill)).isEqualTo(409);
    assertThat(approve("one", drill)).isEqualTo(200);
    assertThat(approve("two", drill)).isEqualTo(200);
    wire.advance("PT59M");
    assertThat(shown(drill).path("state").asText()).isEqualTo("waiting");
    assertThat(enabled()).containsExactly(true, true);

    wire.advance("PT6M");

    JsonNode disabled = shown(drill);
    assertThat(disabled.path("state").asText())
        .as(disabled.toPrettyString())
        .isEqualTo("undetermined");
    assertThat(disabled.path("checks")).hasSize(1);
    assertThat(enabled()).containsExactly(false, false);
    assertThat(use("late").text()).contains("KeyVaultKeyDisabled");

    assertThat(post("three", drill, "restore", "{}").status()).isEqualTo(200);
    wire.advance("PT5M");

    assertThat(shown(drill).path("state").asText()).isEqualTo("restored");
    assertThat(enabled()).containsExactly(true, true);
    assertThat(use("later").status()).isBetween(200, 202);
  }

  @Test
  void ticketsSayThatItIsADrillAndCloseByThemselves() {
    JsonNode drill = disabled();
    wire.advance("PT20M");

    for (String subject : List.of(KeyedAccount.KEY, account("keyed"))) {
      JsonNode ticket = wire.tickets(subject).get(0);
      assertThat(ticket.path("findings").get(0).path("message").asText())
          .as(ticket.toPrettyString())
          .startsWith("This is a drill (" + drill.path("id").asText() + ").");
    }
    assertThat(wire.api("/api/alerts").text()).contains("This is a drill");

    post("three", drill, "restore", "{}");
    wire.advance("PT20M");

    for (String subject : List.of(KeyedAccount.KEY, account("keyed"))) {
      assertThat(wire.tickets(subject).get(0).path("closedAs").asText())
          .isEqualTo("resolvedExternally");
    }
  }

  @Test
  void theAuditExportOfADrillVerifies() {
    JsonNode drill = disabled();
    List<Object> pages = new ArrayList<>();
    String cursor = "";
    String all = "";
    do {
      Wire.Reply page = wire.api("/api/audit?top=5" + cursor);
      all += page.text();
      pages.add(new ObjectMapper().convertValue(page.json(), Map.class));
      cursor =
          page.json().path("cursor").isNull()
              ? ""
              : "&cursor=" + page.json().path("cursor").asText();
    } while (!cursor.isEmpty());

    assertThat(new CheckAudit().check(pages).faults()).isEmpty();
    assertThat(all).contains(drill.path("id").asText(), "Approved (2 of 2).");
  }

  @Test
  void aRefusalOfTheVaultFailsTheDrillAndLeavesTheKeyAlone() {
    JsonNode drill = requested();
    approve("one", drill);
    approve("two", drill);
    wire.post(
        "/sandbox/faults",
        "{\"paths\":[{\"contains\":\"/keys/cmk/\",\"method\":\"PATCH\",\"answer\":\"403\","
            + "\"times\":2}]}");
    wire.advance("PT1H5M");

    assertThat(shown(drill).path("state").asText()).isEqualTo("failed");
    assertThat(enabled()).containsExactly(true, true);
  }
}
