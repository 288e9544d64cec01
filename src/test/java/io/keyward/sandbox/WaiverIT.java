package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A violation is accepted by two people, and opens again when its time is over. */
@TestInstance(Lifecycle.PER_CLASS)
class WaiverIT {
  private static final Duration WHOLE = Duration.ofDays(30);
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;

  @AfterAll
  void stop() {
    sandbox.close();
  }

  private JsonNode opened(String name) {
    wire.put(account(name), body("Confidential"));
    wire.advance("PT11M");
    return ticket(name);
  }

  private JsonNode ticket(String name) {
    return wire.tickets(account(name)).get(0);
  }

  private String state(String name) {
    return ticket(name).path("state").asText();
  }

  /** The end is well after whatever other tests have moved the clock by. */
  private static String wish(JsonNode ticket) {
    String rules =
        StreamSupport.stream(ticket.path("findings").spliterator(), false)
            .map(finding -> "\"" + finding.path("rule").asText() + "\"")
            .distinct()
            .collect(Collectors.joining(","));
    return """
        {"rules":[%s],"reason":"It moves in May.","compensatingControl":"Private network.",
         "until":"%s"}
        """
        .formatted(rules, Clock.systemUTC().instant().plus(WHOLE));
  }

  @Test
  void twoPeopleAcceptAViolationUntilItsTimeIsOver() {
    JsonNode ticket = opened("waived");
    String path = "/api/tickets/" + ticket.path("id").asText() + "/waive";
    String wish = wish(ticket);

    Wire.Reply asked = wire.as("cal", "Keyward.Approver", path, wish);
    Wire.Reply accepted = wire.as("ana", "Keyward.SecurityAdmin", path, wish);

    assertThat(asked.json().path("state").asText()).isEqualTo("requested");
    assertThat(accepted.json().path("state").asText()).isEqualTo("approved");
    assertThat(state("waived")).isEqualTo("waived");
    JsonNode judged = wire.judged(account("waived"));
    assertThat(judged.path("verdict").asText()).isEqualTo("waived");
    assertThat(judged.path("outcomes").findValuesAsText("approvedBy")).contains("ana");

    wire.advance("P29D");
    assertThat(state("waived")).isEqualTo("waived");
    wire.advance("P2D");
    assertThat(state("waived")).isEqualTo("awaitingApproval");
    assertThat(wire.judged(account("waived")).path("verdict").asText()).isEqualTo("nonCompliant");
    String id = ticket("waived").path("id").asText();
    assertThat(wire.api("/api/tickets/" + id).json().path("history").findValuesAsText("why"))
        .anyMatch(why -> why.startsWith("Reminder: "))
        .contains("The waiver ended.");
  }
}
