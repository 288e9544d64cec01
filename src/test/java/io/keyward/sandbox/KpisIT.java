package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures over days of the sandbox's time, its timers running. */
class KpisIT {
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aViolationOfTwoDaysARotationAndTheDaysBetweenAreTold() {
    KeyedAccount keys = new KeyedAccount(wire);
    wire.put(account("late"), body("Confidential"));
    wire.advance("P2D");
    keys.turnOn(account("late"));
    wire.advance("PT2H");
    assertThat(wire.vault("POST", "kv-e2e", "/keys/cmk/rotate", "{}").status()).isEqualTo(200);
    wire.advance("P1D");

    JsonNode told = wire.api("/api/kpis").json();

    assertThat(told.at("/timeToRemediate/closed").asInt()).isEqualTo(1);
    assertThat(told.at("/timeToRemediate/meanHours").asDouble()).isBetween(47.9, 48.5);
    assertThat(told.at("/keyRotations/count").asInt()).isEqualTo(1);
    assertThat(told.at("/deniedRequests/count").isNull()).isTrue();
    JsonNode history = told.path("history");
    assertThat(history.findValuesAsText("nonCompliant")).contains("1");
    assertThat(history.at("/" + (history.size() - 1) + "/verdicts/compliant").asInt()).isEqualTo(1);
    assertThat(history.at("/" + (history.size() - 2) + "/verdicts").isNull()).isFalse();
    assertThat(history.at("/0/verdicts").isNull()).isTrue();
  }
}
