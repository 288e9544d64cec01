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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sandbox is killed while a key is disabled and while it is restored, and started again on its
 * folder. {@code -Dkeyward.kills=25} does it more often; DrillCrashTest dies at each boundary.
 */
class KillDrillIT {
  private static final int ROUNDS = Integer.getInteger("keyward.kills", 2);
  private static final String ADMIN = "Keyward.SecurityAdmin";
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

  private Wire wire() {
    return running.get(running.size() - 1).wire();
  }

  private JsonNode asked() {
    Wire.Reply reply =
        wire()
            .as(
                "req",
                ADMIN,
                "/api/drills",
                "{\"key\":\"" + KeyedAccount.KEY + "\",\"reason\":\"r\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    JsonNode drill = reply.json();
    String hash = drill.path("blastRadius").path("hash").asText();
    for (String person : List.of("one", "two")) {
      assertThat(post(person, drill, "approve", "{\"radiusHash\":\"" + hash + "\"}").status())
          .isEqualTo(200);
    }
    return drill;
  }

  private Wire.Reply post(String person, JsonNode drill, String action, String body) {
    return wire()
        .as(person, ADMIN, "/api/drills/" + drill.path("id").asText() + "/" + action, body);
  }

  private JsonNode shown(JsonNode drill) {
    return wire().api("/api/drills/" + drill.path("id").asText()).json();
  }

  /** Dies somewhere on the way, and comes back. */
  private void advanceAndKill(String span) throws Exception {
    Wire wire = wire();
    CompletableFuture<Void> advancing =
        CompletableFuture.runAsync(() -> wire.advance(span)).exceptionally(gone -> null);
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(900)).toNanos());
    running.get(running.size() - 1).kill();
    advancing.join();
    start();
    wire().advance("PT2H");
  }

  @Test
  void aDrillThatWasKilledComesToAnEndAndNoCallIsSentTwice() throws Exception {
    start();
    wire().group();
    KeyedAccount keys = new KeyedAccount(wire());
    wire().put(account("keyed"), body("Confidential"));
    keys.turnOn(account("keyed"));
    wire().vault("POST", "kv-e2e", "/keys/cmk/rotate", "{}");
    wire().advance("PT14M");
    wire().post("/admin/functions/SweepKeys", "{}");
    wire().advance("PT15M");
    for (int round = 0; round < ROUNDS; round++) {
      JsonNode drill = asked();
      advanceAndKill("PT1H");
      isSettled(shown(drill), "undetermined", "notCutOff");
      assertThat(post("adm", drill, "restore", "{}").status()).isEqualTo(200);
      advanceAndKill("PT5M");
      isSettled(shown(drill), "restored", "notRestored");
      post("adm", drill, "restore", "{}");
      wire().advance("PT5M");
      assertThat(shown(drill).path("state").asText()).isEqualTo("restored");
    }
  }

  private static void isSettled(JsonNode drill, String... states) {
    assertThat(drill.path("state").asText()).as(drill.toPrettyString()).isIn((Object[]) states);
    List<String> begun =
        StreamSupport.stream(drill.path("history").spliterator(), false)
            .map(entry -> entry.path("why").asText())
            .filter(why -> why.contains(": begun."))
            .toList();
    assertThat(begun).doesNotHaveDuplicates();
  }
}
