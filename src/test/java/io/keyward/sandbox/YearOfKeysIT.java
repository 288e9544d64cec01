package io.keyward.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.azure.channel.HostileReceiver;
import io.keyward.sandbox.driver.ForkedSandbox;
import io.keyward.sandbox.driver.KeyEstate;
import io.keyward.sandbox.driver.Wire;
import io.keyward.testing.HeardOfKeys;
import io.keyward.testing.KeyFates;
import io.keyward.testing.KeyFates.Fact;
import io.keyward.testing.KeyFatesOracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of 40 keys in the sandbox, over the wire: the clock is moved from one daily look to the
 * next, keys change between them, and now and then the process is killed in the middle of a look or
 * just after a change. What a receiver of alerts got is what an oracle says that knows the facts
 * alone.
 *
 * <p>{@code -Dkeyward.seed=N} has another year; {@code -Dkeyward.kills=N}, {@code
 * -Dkeyward.year.keys=N} and {@code -Dkeyward.year.hourly=true} (each timer as often as in the
 * product) make it longer.
 */
class YearOfKeysIT {
  private static final long SEED = Long.getLong("keyward.seed", 1);
  private static final int KILLS = Integer.getInteger("keyward.kills", 8);
  private static final boolean HOURLY = Boolean.getBoolean("keyward.year.hourly");
  private static final long STEP = HOURLY ? 3_600 : 23 * 3_600;
  private static final KeyFates.Watch WATCH =
      new KeyFates.Watch(
          Integer.getInteger("keyward.year.keys", 40),
          STEP,
          (int) Math.floorDiv(-10 * KeyFates.DAY, STEP),
          9);

  /** A look begins at half past; at seven minutes past all AI resources are listed. */
  private static final long WITHOUT_INVENTORY = 36 * 60;

  private static final long WITH_INVENTORY = 39 * 60;
  private final HostileReceiver receiver = new HostileReceiver();
  private final Random random = new Random(SEED);
  private final List<Fact> happened = new ArrayList<>();
  private final List<ForkedSandbox> running = new ArrayList<>();
  @TempDir Path folder;
  private Instant begin = Instant.EPOCH;
  private int kills;

  @AfterEach
  void stop() {
    running.forEach(ForkedSandbox::kill);
    receiver.close();
  }

  private Wire wire() {
    return running.get(running.size() - 1).wire();
  }

  private void start() {
    try {
      running.add(
          ForkedSandbox.start(
              folder,
              "--data=" + folder.resolve("data"),
              "--policy=" + Files.writeString(folder.resolve("policy.yaml"), HeardOfKeys.HOOK),
              "--setting=KEYWARD_CHANNEL_HOOK_URL=" + receiver.url(),
              "--setting=KEYWARD_CHANNEL_HOOK_SECRET=s3cret"));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyTierIsHeardOnceNothingTwiceAndNothingIsMissed() {
    start();
    Instant first = wire().now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(150));
    begin = first.minusSeconds(WATCH.looks().get(0));
    KeyEstate estate = new KeyEstate(wire(), begin);
    live(estate, new ArrayList<>(new KeyFates(SEED, WATCH).facts()));

    KeyFatesOracle oracle = new KeyFatesOracle(WATCH, happened, true);
    HeardOfKeys heard = heard();
    System.out.printf(
        "seed %d: %d facts, %d messages, %d repeats, %d kills%n",
        SEED, happened.size(), heard.messages(), heard.repeats(), kills);
    assertThat(differences(heard.stories(), oracle.messages)).as("seed %s", SEED).isEmpty();
    assertThat(heard.repeats()).as("seed %s", SEED).isLessThanOrEqualTo(kills);
    assertThat(kills).as("seed %s", SEED).isEqualTo(KILLS);
    Map<String, String> rotations = rotations(estate);
    assertThat(rotations)
        .as("seed %s", SEED)
        .isEqualTo(wanted(rotations.keySet(), oracle.rotations));
    assertThat(wire().items("/api/alerts?state=undelivered&top=100")).as("seed %s", SEED).isEmpty();
    assertThat(wire().send(wire().at("/sandbox/deadletters")).json()).isEmpty();
  }

  /** Some kills are in the middle of a look, some just after a change. */
  private void live(KeyEstate estate, List<Fact> coming) {
    Set<Integer> atLooks = chosen(KILLS - KILLS / 3, WATCH.looks().size());
    Set<Integer> atFacts = chosen(KILLS / 3, Math.min(coming.size(), 300));
    int number = 0;
    for (long look : WATCH.looks()) {
      while (!coming.isEmpty() && coming.get(0).at() <= look) {
        Fact fact = coming.remove(0);
        passTo(fact.at(), 0);
        estate.happen(wire(), fact).ifPresent(happened::add);
        if (atFacts.remove(happened.size())) {
          killAfter(200);
        }
      }
      passTo(look, 0);
      long end = look + (number % 7 == 0 ? WITH_INVENTORY : WITHOUT_INVENTORY);
      if (atLooks.contains(number)) {
        killDuring(end);
      }
      passTo(end, 1);
      number++;
    }
  }

  private Set<Integer> chosen(int howMany, int of) {
    Set<Integer> chosen = new TreeSet<>();
    while (chosen.size() < howMany) {
      chosen.add(1 + random.nextInt(of - 1));
    }
    return chosen;
  }

  private void killDuring(long end) {
    Wire wire = wire();
    CompletableFuture<Void> move = CompletableFuture.runAsync(() -> passTo(wire, end, 1));
    killAfter(1_000);
    move.handle((done, failure) -> failure).join();
  }

  private void killAfter(int mostMillis) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(mostMillis)).toNanos());
    running.get(running.size() - 1).kill();
    kills++;
    start();
  }

  private void passTo(long second, int firings) {
    passTo(wire(), second, firings);
  }

  private void passTo(Wire wire, long second, int firings) {
    Duration left = Duration.between(wire.now(), begin.plusSeconds(second));
    if (left.compareTo(Duration.ZERO) > 0) {
      Wire.Reply reply = HOURLY ? wire.advance(left.toString()) : wire.advance(left, firings);
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }
  }

  private HeardOfKeys heard() {
    HeardOfKeys heard = new HeardOfKeys();
    receiver.received().stream()
        .map(it -> Wire.parse(it.body()))
        .filter(it -> it.path("subject").asText().contains("/keys/"))
        .forEach(it -> heard.take(told(it)));
    return heard;
  }

  private static HeardOfKeys.Told told(JsonNode body) {
    return new HeardOfKeys.Told(
        body.path("id").asText(),
        body.path("alert").asText(),
        body.path("subject").asText(),
        body.path("rule").asText(),
        body.path("notice").asText() + " " + body.path("tier").asText(""));
  }

  private static List<String> differences(Map<String, ?> seen, Map<String, ?> wanted) {
    Set<String> all = new TreeSet<>(seen.keySet());
    all.addAll(wanted.keySet());
    return all.stream()
        .filter(it -> !String.valueOf(seen.get(it)).equals(String.valueOf(wanted.get(it))))
        .map(it -> it + ": is " + seen.get(it) + ", should be " + wanted.get(it))
        .toList();
  }

  /** Each key that is there, with its last rotation, as the API shows it. */
  private Map<String, String> rotations(KeyEstate estate) {
    Map<String, String> shown = new TreeMap<>();
    for (JsonNode key : wire().items("/api/keys?top=100")) {
      if (key.path("state").asText().equals("live")) {
        String name = key.path("name").asText();
        shown.put(name, rotation(estate, Integer.parseInt(name.substring(3)), key));
      }
    }
    return shown;
  }

  private String rotation(KeyEstate estate, int key, JsonNode shown) {
    JsonNode last = shown.path("lastRotation");
    return last.isObject()
        ? "%s after %s at %d"
            .formatted(
                estate.named(key, last.path("version").asText()),
                estate.named(key, last.path("previous").asText()),
                Duration.between(begin, Instant.parse(last.path("at").asText())).toSeconds())
        : "none";
  }

  private static Map<String, String> wanted(Set<String> keys, Map<String, String> rotations) {
    Map<String, String> wanted = new TreeMap<>();
    keys.forEach(key -> wanted.put(key, "none"));
    Map<Integer, String> ordered = new TreeMap<>();
    for (String key : keys) {
      ordered.clear();
      rotations.forEach(
          (name, told) -> {
            if (name.startsWith(key + " ")) {
              String[] words = told.split(" ");
              String version = name.substring(key.length() + 1);
              ordered.put(
                  Integer.parseInt(version.substring(1)),
                  "%s after %s at %s".formatted(version, words[0], words[1]));
            }
          });
      ordered.values().forEach(told -> wanted.put(key, told));
    }
    return wanted;
  }
}
