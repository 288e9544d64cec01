package io.keyward.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.AcknowledgedLoad;
import io.keyward.sandbox.driver.ForkedSandbox;
import io.keyward.sandbox.driver.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sandbox is killed under load, at any moment, and started again on its folder. {@code
 * -Dkeyward.kills=25} does it more often.
 */
class KillIT {
  private static final int ROUNDS = Integer.getInteger("keyward.kills", 5);
  private final Random random = new Random(Long.getLong("keyward.seed", 4));
  private final AcknowledgedLoad load = new AcknowledgedLoad();
  private final List<ForkedSandbox> running = new ArrayList<>();
  @TempDir Path folder;

  private ForkedSandbox started(String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
    options.addAll(List.of(more));
    ForkedSandbox sandbox = ForkedSandbox.start(folder, options.toArray(String[]::new));
    running.add(sandbox);
    return sandbox;
  }

  @AfterEach
  void endAll() {
    running.forEach(ForkedSandbox::kill);
  }

  private String toldAccounts() throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < AcknowledgedLoad.TOLD; i++) {
      bodies.add(
          """
          {"id":"%s","type":"Microsoft.CognitiveServices/accounts","name":"told-%d",
           "location":"westeurope","kind":"OpenAI","sku":{"name":"S0"},
           "tags":{"DataClassification":"Regulated"},
           "properties":{"provisioningState":"Succeeded"}}
          """
              .formatted(AcknowledgedLoad.toldAccount(i), i));
    }
    Path loaded = Files.createDirectories(folder.resolve("load"));
    Files.writeString(loaded.resolve("told.json"), "[" + String.join(",", bodies) + "]");
    return loaded.toString();
  }

  /** Away from the minute of the sweep, which would find what an event was lost for. */
  private static void passTheSweep(Wire wire) {
    Instant now = Instant.parse(wire.send(wire.at("/sandbox/clock")).json().path("now").asText());
    long minute = Duration.ofSeconds(now.getEpochSecond()).toMinutesPart();
    wire.advance("PT" + ((68 - minute) % 60 + 1) + "M");
  }

  private void loadUntilKilled(ForkedSandbox sandbox, int round) throws InterruptedException {
    load.start(sandbox.wire(), round);
    LockSupport.parkNanos(Duration.ofMillis(50 + random.nextInt(1_200)).toNanos());
    sandbox.kill();
    load.join();
  }

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    ForkedSandbox sandbox = started();
    sandbox.wire().group();
    passTheSweep(sandbox.wire());
    sandbox.close();
    sandbox = started("--load", toldAccounts());
    for (int round = 0; round < ROUNDS; round++) {
      loadUntilKilled(sandbox, round);
      sandbox = started();
      everyWriteIsThere(sandbox.wire());
      theClockGoesOn(sandbox.wire());
    }
    // Twice the window: a promise whose event died with its process opens its ticket in the first.
    assertThat(sandbox.wire().advance("PT24M").status()).isEqualTo(200);
    everyEventLedToItsTicket(sandbox.wire());
    everyTicketIsWhole(sandbox.wire());
    assertThat(load.writes).hasSizeGreaterThan(ROUNDS * 10);
  }

  /** In both places of the body; nothing of what was deleted. */
  private void everyWriteIsThere(Wire wire) {
    List<String> lost = new ArrayList<>();
    for (Map.Entry<String, Integer> write : load.writes.entrySet()) {
      JsonNode body = wire.arm("GET", write.getKey(), Wire.VERSION, "").json();
      String tag = body.path("tags").path("Number").asText("0");
      String inside = body.path("properties").path("apiProperties").path("number").asText("0");
      String wanted = Integer.toString(Math.max(write.getValue(), 0));
      boolean there = tag.equals(wanted) && inside.equals(wanted);
      if (!there && !load.inDoubt.contains(write.getKey())) {
        lost.add(write + " is " + tag + ", " + inside);
      }
    }
    assertThat(lost).isEmpty();
  }

  private void theClockGoesOn(Wire wire) {
    String now = wire.send(wire.at("/sandbox/clock")).json().path("now").asText();
    assertThat(now).isGreaterThanOrEqualTo(load.time.get());
  }

  private static List<String> live(Wire wire, String subject) {
    return wire.tickets(subject).stream()
        .map(ticket -> ticket.path("state").asText())
        .filter(state -> !state.equals("closed"))
        .toList();
  }

  private void everyEventLedToItsTicket(Wire wire) {
    for (int i = 0; i < AcknowledgedLoad.TOLD; i++) {
      String id = AcknowledgedLoad.toldAccount(i);
      if (load.told.contains(id)) {
        assertThat(live(wire, id)).as(id).containsExactly("awaitingApproval");
      } else if (!load.tried.contains(id)) {
        assertThat(live(wire, id)).as(id).isEmpty();
      }
    }
    load.writes.forEach(
        (id, number) -> {
          boolean needs = AcknowledgedLoad.needsTicket(id) && number > 0;
          if (!load.inDoubt.contains(id)) {
            assertThat(live(wire, id))
                .as(id)
                .isEqualTo(needs ? List.of("awaitingApproval") : List.of());
          }
        });
  }

  private static void everyTicketIsWhole(Wire wire) {
    List<JsonNode> tickets = wire.ticketsIn("awaitingApproval");
    assertThat(tickets.stream().map(t -> t.path("subject").asText())).doesNotHaveDuplicates();
    assertThat(wire.ticketsIn("settling")).isEmpty();
    List<JsonNode> all = new ArrayList<>(tickets);
    all.addAll(wire.ticketsIn("closed"));
    for (JsonNode ticket : all) {
      JsonNode whole = wire.api("/api/tickets/" + ticket.path("id").asText()).json();
      assertThat(whole.path("history").size()).isEqualTo(ticket.path("version").asInt());
      String state = "";
      int number = 0;
      for (JsonNode entry : whole.path("history")) {
        number++;
        assertThat(entry.path("number").asInt()).isEqualTo(number);
        assertThat(entry.path("from").asText("").replace("null", "")).isEqualTo(state);
        state = entry.path("to").asText();
      }
      assertThat(state).isEqualTo(ticket.path("state").asText());
    }
  }
}
