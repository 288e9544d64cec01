package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static io.keyward.sandbox.driver.Wire.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.ForkedSandbox;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sandbox is killed while plans are carried out, and started again on its folder. {@code
 * -Dkeyward.kills=25} does it more often; CrashTest dies at each boundary, one after the other.
 */
class KillRemediationIT {
  private static final int ROUNDS = Integer.getInteger("keyward.kills", 3);
  private static final int TICKETS = 4;
  private final Random random = new Random(Long.getLong("keyward.seed", 7));
  @TempDir Path folder;
  private final List<ForkedSandbox> running = new ArrayList<>();

  @AfterEach
  void end() {
    running.forEach(ForkedSandbox::kill);
  }

  private void start() throws Exception {
    running.add(ForkedSandbox.start(folder, "--data", folder.resolve("data").toString()));
  }

  private ForkedSandbox sandbox() {
    return running.get(running.size() - 1);
  }

  private static String name(int round, int number) {
    return "kill-" + round + "-" + number;
  }

  private List<JsonNode> opened(int round) {
    Wire wire = sandbox().wire();
    for (int i = 0; i < TICKETS; i++) {
      wire.put(account(name(round, i)), body("Confidential"));
    }
    wire.advance("PT11M");
    return IntStream.range(0, TICKETS)
        .mapToObj(i -> wire.tickets(account(name(round, i))).get(0))
        .toList();
  }

  /** Approves while the plans of the first are already being carried out, and dies. */
  private void approveAndKill(List<JsonNode> tickets) {
    for (JsonNode ticket : tickets) {
      String hash = ticket.path("plan").path("hash").asText();
      sandbox()
          .wire()
          .as(
              "bob",
              "Keyward.Approver",
              "/api/tickets/" + ticket.path("id").asText() + "/approve",
              "{\"planHash\":\"" + hash + "\"}");
    }
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
    sandbox().kill();
  }

  @Test
  void everyApprovedPlanEndsResolvedOrHonestlyFailedAndEachChangeCountsOnce() throws Exception {
    start();
    sandbox().wire().group();
    new KeyedAccount(sandbox().wire());
    for (int round = 0; round < ROUNDS; round++) {
      List<JsonNode> tickets = opened(round);
      approveAndKill(tickets);
      start();
      sandbox().wire().advance("PT2H");
      for (int i = 0; i < TICKETS; i++) {
        isSettled(name(round, i));
      }
    }
  }

  private void isSettled(String name) {
    JsonNode ticket = sandbox().wire().tickets(account(name)).get(0);
    String state = ticket.path("state").asText();
    assertThat(state).as(name + ticket.path("history")).isIn("resolved", "failed");
    List<String> begun = new ArrayList<>();
    ticket
        .path("history")
        .forEach(
            entry -> {
              String why = entry.path("why").asText();
              if (why.contains(": begun.")) {
                begun.add(why);
              }
            });
    assertThat(begun).doesNotHaveDuplicates();
  }
}
