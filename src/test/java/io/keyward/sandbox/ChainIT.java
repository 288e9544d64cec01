package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A fault anywhere between an account and its key leads to a ticket, its repair to the end of it.
 */
class ChainIT {
  private static final String WINDOW = "PT14M";
  private static final String GRANT =
      KeyedAccount.KEY
          + "/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-000000000001";
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;
  private final String subject = account("chained");

  @BeforeEach
  void prepare() {
    KeyedAccount keys = new KeyedAccount(wire);
    wire.put(subject, body("Confidential"));
    keys.turnOn(subject);
    wire.advance(WINDOW);
    assertThat(verdict()).isEqualTo("compliant");
    assertThat(wire.tickets(subject)).isEmpty();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String verdict() {
    return wire.judged(subject).path("verdict").asText();
  }

  private List<String> openRules() {
    return wire.tickets(subject).stream()
        .filter(ticket -> ticket.path("state").asText().equals("awaitingApproval"))
        .flatMap(ticket -> StreamSupport.stream(ticket.path("findings").spliterator(), false))
        .map(finding -> finding.path("rule").asText())
        .toList();
  }

  private Wire.Reply done(Wire.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 204);
    return reply;
  }

  @Test
  void aGrantTakenAwayAndGivenBack() {
    JsonNode grant = done(wire.arm("GET", GRANT, "2022-04-01", "")).json();
    done(wire.arm("DELETE", GRANT, "2022-04-01", ""));
    wire.advance(WINDOW);
    assertThat(openRules()).containsExactly("cmk-identity-sufficient");

    JsonNode given = grant.path("properties");
    done(
        wire.arm(
            "PUT",
            GRANT,
            "2022-04-01",
            "{\"properties\":{\"roleDefinitionId\":%s,\"principalId\":%s,\"principalType\":%s}}"
                .formatted(
                    given.path("roleDefinitionId"),
                    given.path("principalId"),
                    given.path("principalType"))));
    wire.advance("PT2M");

    assertThat(wire.tickets(subject))
        .extracting(t -> t.path("closedAs").asText())
        .containsExactly("resolvedExternally");
    assertThat(verdict()).isEqualTo("compliant");
  }

  @Test
  void aGrantThroughAGroupCounts() {
    JsonNode given = done(wire.arm("GET", GRANT, "2022-04-01", "")).json().path("properties");
    String group = "99999999-0000-0000-0000-000000000001";
    done(
        wire.arm(
            "PUT",
            "/providers/Microsoft.Graph/groups/" + group,
            "2021-04-01",
            "{\"properties\":{\"members\":[%s]}}".formatted(given.path("principalId"))));
    done(
        wire.arm(
            "PUT",
            GRANT.replace("aaaaaaaa-", "bbbbbbbb-"),
            "2022-04-01",
            "{\"properties\":{\"roleDefinitionId\":%s,\"principalId\":\"%s\",\"principalType\":\"Group\"}}"
                .formatted(given.path("roleDefinitionId"), group)));
    done(wire.arm("DELETE", GRANT, "2022-04-01", ""));
    wire.advance(WINDOW);

    assertThat(verdict()).isEqualTo("compliant");
    assertThat(wire.tickets(subject)).isEmpty();
  }

  @Test
  void aVaultBehindAFirewallThatLetsNoServiceIn() {
    done(
        wire.arm(
            "PATCH",
            KeyedAccount.VAULT,
            "2023-07-01",
            "{\"properties\":{\"networkAcls\":{\"defaultAction\":\"Deny\",\"bypass\":\"None\"}}}"));
    wire.advance(WINDOW);

    assertThat(openRules()).containsExactly("cmk-vault-reachable");
  }

  @Test
  void aDisabledKey() {
    // The hourly sweep of keys may have read it a moment ago, which is remembered for a minute.
    wire.advance("PT2M");
    disableKey();
    assertThat(wire.post("/admin/functions/SweepInventory", "{}").status()).isEqualTo(202);
    wire.advance(WINDOW);

    assertThat(openRules()).containsExactly("cmk-key-usable");
  }

  /** In the vault itself; ARM raises no event for it. */
  private void disableKey() {
    done(wire.vault("PATCH", "kv-e2e", "/keys/cmk", "{\"attributes\":{\"enabled\":false}}"));
  }

  @Test
  void purgeProtectionStaysOn() {
    Wire.Reply refused =
        wire.arm(
            "PATCH",
            KeyedAccount.VAULT,
            "2023-07-01",
            "{\"properties\":{\"enablePurgeProtection\":false}}");
    wire.advance(WINDOW);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(verdict()).isEqualTo("compliant");
  }

  @Test
  void theVaultIsJudgedAsWell() {
    String audit = KeyedAccount.VAULT + "/providers/Microsoft.Insights/diagnosticSettings/audit";
    done(wire.arm("DELETE", audit, "2021-05-01-preview", ""));
    wire.advance(WINDOW);
    wire.advance(WINDOW);

    JsonNode vault = wire.judged(KeyedAccount.VAULT);

    assertThat(vault.path("verdict").asText()).isEqualTo("nonCompliant");
    assertThat(wire.tickets(KeyedAccount.VAULT)).hasSize(1);
    assertThat(
            wire.tickets(KeyedAccount.VAULT).get(0).path("findings").get(0).path("rule").asText())
        .isEqualTo("vault-audit-log");
  }
}
