package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox's own receivers show what a webhook and a topic are sent. */
class AlertInboxIT {
  private static final String POLICY =
      """
      channels:
        - name: desk
          type: webhook
          urlSetting: KEYWARD_CHANNEL_SANDBOX_URL
          secretSetting: KEYWARD_CHANNEL_SANDBOX_KEY
        - {name: topic, type: eventgrid, urlSetting: KEYWARD_CHANNEL_TOPIC_URL}
      alerts: {escalateAfter: PT0S}
      alertRoutes: [{channels: [desk, topic]}]
      """;
  private final RunningSandbox sandbox = new RunningSandbox(POLICY, Map.of());
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
  }

  private List<JsonNode> received(String channel) {
    JsonNode items = wire.api("/sandbox/alerts").json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(it -> it.path("channel").asText().equals(channel))
        .toList();
  }

  @Test
  void aKeyNearItsEndIsShownAsTheWebhookAndTheTopicGotIt() {
    Instant now = Instant.parse(wire.api("/sandbox/clock").json().path("now").asText());
    String end = "{\"attributes\":{\"exp\":" + (now.getEpochSecond() + 3 * 86_400) + "}}";
    assertThat(wire.vault("PATCH", "kv-e2e", "/keys/cmk", end).status()).isEqualTo(200);
    wire.advance("PT1H");

    assertThat(received("webhook"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("signature").asText()).isEqualTo("valid");
              assertThat(it.at("/body/rule").asText()).isEqualTo("key-expiring");
              assertThat(it.at("/body/tier").asText()).isEqualTo("7");
            });
    assertThat(received("eventgrid"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.at("/body/type").asText()).isEqualTo("Keyward.Alert.raised");
              assertThat(it.at("/body/id")).isEqualTo(received("webhook").get(0).at("/body/id"));
              assertThat(it.at("/body/data/tier").asText()).isEqualTo("7");
            });
  }

  @Test
  void whatIsNotSignedIsShownAsThat() {
    assertThat(wire.post("/sandbox/alerts", "{\"rule\":\"x\"}").status()).isEqualTo(204);

    assertThat(received("webhook").get(0).path("signature").asText()).isEqualTo("missing");
  }
}
