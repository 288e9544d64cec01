package io.keyward.sandbox;

import static io.keyward.sandbox.driver.Wire.account;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many events, each three times, in any order, eight at a time, half of them about resources that
 * need no ticket. {@code -Dkeyward.storm=10000} makes it as large as it was promised.
 */
class StormIT {
  private static final int EVENTS = Integer.getInteger("keyward.storm", 2_000);
  private static final int RESOURCES = EVENTS >= 10_000 ? 500 : 200;
  private static final int PARALLEL = 8;

  /** Each fault costs a wait. */
  private static final int SHARE_WITH_FAULTS = 10;

  private static final long SEED = 20261121;

  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;
  private final ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);

  @AfterEach
  void stop() {
    pool.shutdownNow();
    sandbox.close();
  }

  private static boolean needsTicket(int number) {
    return number % 2 == 0;
  }

  private static Set<String> expected() {
    Set<String> subjects = new TreeSet<>();
    for (int i = 0; i < RESOURCES; i++) {
      if (needsTicket(i)) {
        subjects.add(account("storm-" + i));
      }
    }
    return subjects;
  }

  /** Of those that need none, every other one holds public data, the rest have a key. */
  private String body(int number, KeyedAccount keys) {
    if (needsTicket(number)) {
      return Wire.body("Confidential");
    }
    return number % 4 == 1
        ? Wire.body("Public")
        : """
          {"location":"westeurope","kind":"OpenAI","sku":{"name":"S0"},%s,
           "tags":{"DataClassification":"Regulated"},"properties":{"encryption":{%s}}}
          """
            .formatted(KeyedAccount.identity(), keys.encryption());
  }

  private <T> Set<Integer> inParallel(List<T> items, Function<T, Integer> work)
      throws InterruptedException, ExecutionException {
    List<Future<Integer>> running = new ArrayList<>();
    items.forEach(item -> running.add(pool.submit(() -> work.apply(item))));
    Set<Integer> answers = new TreeSet<>();
    for (Future<Integer> one : running) {
      answers.add(one.get());
    }
    return answers;
  }

  private void estate() throws InterruptedException, ExecutionException {
    KeyedAccount keys = new KeyedAccount(wire);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < RESOURCES; i++) {
      numbers.add(i);
    }
    assertThat(inParallel(numbers, i -> wire.put(account("storm-" + i), body(i, keys)).status()))
        .allMatch(status -> status < 300);
  }

  private Set<Integer> storm(int events) throws InterruptedException, ExecutionException {
    Random random = new Random(SEED);
    List<String> posts = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      String event = Wire.written(account("storm-" + random.nextInt(RESOURCES)), "e" + i);
      posts.addAll(List.of(event, event, event));
    }
    Collections.shuffle(posts, random);
    return inParallel(posts, post -> wire.event(post).status());
  }

  private void thenEachHasItsOneTicket() {
    List<String> open =
        wire.ticketsIn("awaitingApproval").stream()
            .map(ticket -> ticket.path("subject").asText())
            .toList();
    assertThat(open).containsExactlyInAnyOrderElementsOf(expected());
    assertThat(wire.ticketsIn("settling")).isEmpty();
    assertThat(wire.ticketsIn("closed").stream().map(JsonNode::toString)).isEmpty();
  }

  @Test
  void repeatedAndDisorderedEventsLeadToOneTicketEach() throws Exception {
    estate();

    assertThat(storm(EVENTS)).containsExactly(202);

    assertThat(wire.advance("PT1H").status()).isEqualTo(200);
    thenEachHasItsOneTicket();
  }

  @Test
  void faultsOnTheWayChangeNothingInTheEnd() throws Exception {
    wire.post("/sandbox/faults", "{\"events\":{\"duplicate\":0.3,\"reorder\":true,\"drop\":0.1}}");
    estate();
    wire.post(
        "/sandbox/faults",
        """
        {"arm":{"429":0.2,"500":0.1,"timeout":0.02,"garbage":0.02,"empty":0.02},
         "retryAfterSeconds":0,"timeoutSeconds":1}
        """);
    assertThat(storm(EVENTS / SHARE_WITH_FAULTS)).isSubsetOf(202, 500);

    wire.post("/sandbox/faults", "{\"arm\":{},\"events\":{}}");
    wire.post("/admin/functions/SweepInventory", "{}");

    assertThat(wire.advance("PT3H").status()).isEqualTo(200);
    thenEachHasItsOneTicket();
  }
}
