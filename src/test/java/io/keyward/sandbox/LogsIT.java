package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vaults' own audit logs tell, asked over the wire. */
class LogsIT {
  private static final String OPEN = "Enabled";
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;

  @BeforeEach
  void prepare() {
    KeyedAccount keys = new KeyedAccount(wire);
    wire.put(account("keyed"), body("Confidential"));
    keys.turnOn(account("keyed"));
    String group = Tenancy.LOGS.substring(0, Tenancy.LOGS.indexOf("/providers/"));
    done(wire.arm("PUT", group, "2021-04-01", "{\"location\":\"westeurope\"}"));
    done(wire.arm("PUT", Tenancy.LOGS, "2023-09-01", "{\"location\":\"westeurope\"}"));
    done(
        wire.arm(
            "PUT",
            KeyedAccount.VAULT + "/providers/Microsoft.Insights/diagnosticSettings/logs",
            "2021-05-01-preview",
            """
            {"properties":{"workspaceId":"%s","logs":[{"category":"AuditEvent","enabled":true}]}}
            """
                .formatted(Tenancy.LOGS)));
    sweep();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static void done(Wire.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 202);
  }

  private void sweep() {
    wire.advance("PT2M");
    done(wire.post("/admin/functions/SweepKeys", "{}"));
    wire.advance("PT15M");
  }

  private void firewall(String access) {
    String body = "{\"properties\":{\"publicNetworkAccess\":\"" + access + "\"}}";
    done(wire.arm("PATCH", KeyedAccount.VAULT, "2023-07-01", body));
  }

  private JsonNode kpis() {
    return wire.api("/api/kpis").json();
  }

  @Test
  void requestsThatTheVaultDeniedAreCounted() {
    firewall("Disabled");
    for (int i = 0; i < 3; i++) {
      assertThat(wire.vault("GET", "kv-e2e", "/keys/cmk", "").status()).isEqualTo(403);
    }
    firewall(OPEN);
    assertThat(wire.vault("GET", "kv-e2e", "/keys/cmk", "").status()).isEqualTo(200);

    wire.advance("PT2H");

    assertThat(kpis().at("/deniedRequests/count").asInt()).isEqualTo(3);
    assertThat(kpis().at("/deniedRequests/provisional").asBoolean()).isTrue();
  }

  @Test
  void aRotationThatNobodySawBeforeTheKeyWasDeletedIsHeardFromTheLog() {
    done(wire.post("/sandbox/faults", "{\"events\":{\"drop\":1.0}}"));
    assertThat(wire.vault("POST", "kv-e2e", "/keys/cmk/rotate", "{}").status()).isEqualTo(200);
    assertThat(wire.vault("DELETE", "kv-e2e", "/keys/cmk", "").status()).isEqualTo(200);
    sweep();

    wire.advance("PT2H");

    assertThat(kpis().at("/keyRotations/count").asInt()).isOne();
  }

  @Test
  void aRotationIsOneWhoeverTellsOfIt() {
    assertThat(wire.vault("POST", "kv-e2e", "/keys/cmk/rotate", "{}").status()).isEqualTo(200);
    sweep();
    wire.advance("PT3H");

    assertThat(kpis().at("/keyRotations/count").asInt()).isOne();
  }
}
