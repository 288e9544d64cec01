package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.azure.channel.HostileReceiver;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import io.keyward.testing.HeardOfKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that comes to its end, as a receiver of alerts hears of it. */
class AlertsIT {
  private final HostileReceiver receiver = new HostileReceiver();
  private final RunningSandbox sandbox =
      new RunningSandbox(
          HeardOfKeys.HOOK,
          Map.of(
              "KEYWARD_CHANNEL_HOOK_URL", receiver.url(), "KEYWARD_CHANNEL_HOOK_SECRET", "s3cret"));
  private final Wire wire = sandbox.wire;

  @BeforeEach
  void prepare() {
    KeyedAccount keys = new KeyedAccount(wire);
    wire.put(account("keyed"), body("Confidential"));
    keys.turnOn(account("keyed"));
    wire.advance("PT14M");
  }

  @AfterEach
  void stop() {
    sandbox.close();
    receiver.close();
  }

  private void ends(Instant end) {
    String body = "{\"attributes\":{\"exp\":" + end.getEpochSecond() + "}}";
    assertThat(wire.vault("PATCH", "kv-e2e", "/keys/cmk", body).status()).isEqualTo(200);
    wire.advance("PT1H");
  }

  private List<JsonNode> items() {
    JsonNode items = wire.api("/api/alerts").json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(it -> it.path("rule").asText().startsWith("key-exp"))
        .toList();
  }

  private List<String> heard(String rule) {
    return receiver.received().stream()
        .map(it -> Wire.parse(it.body()))
        .filter(it -> it.path("rule").asText().startsWith(rule))
        .map(it -> it.path("notice").asText() + " " + it.path("tier").asText(""))
        .toList();
  }

  @Test
  void eachTierIsOneMessageOfOneAlert() {
    Instant now = Instant.parse(wire.api("/sandbox/clock").json().path("now").asText());
    ends(now.plusSeconds(2 * 86_400));
    assertThat(heard("key-exp")).containsExactly("raised 7");

    wire.advance("PT24H");
    assertThat(heard("key-exp")).containsExactly("raised 7", "worsened 1");
    wire.advance("PT24H");

    assertThat(heard("key-exp")).containsExactly("raised 7", "worsened 1", "worsened expired");
    assertThat(items())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.path("severity").asText()).isEqualTo("critical");
              assertThat(alert.path("blastRadius").path("count").asInt()).isEqualTo(1);
              assertThat(alert.path("deliveries")).hasSize(3);
              assertThat(alert.path("deliveries").findValuesAsText("state"))
                  .containsOnly("delivered");
            });
  }

  @Test
  void aVaultThatDoesNotAnswerIsToldOnceAndToldToAnswerAgain() {
    fault("{\"contains\":\"/healthstatus\",\"method\":\"*\",\"answer\":\"503\"}");
    wire.advance("PT2H");
    assertThat(heard("vault-unreachable")).containsExactly("raised ");
    fault("");
    wire.advance("PT2H");

    assertThat(heard("vault-unreachable")).containsExactly("raised ", "resolved ");
  }

  private void fault(String path) {
    assertThat(wire.post("/sandbox/faults", "{\"paths\":[" + path + "]}").status()).isEqualTo(200);
  }
}
