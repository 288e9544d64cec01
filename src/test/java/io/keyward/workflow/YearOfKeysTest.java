package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.Body;
import io.keyward.rotation.Rotation;
import io.keyward.testing.FakeChannels;
import io.keyward.testing.HeardOfKeys;
import io.keyward.testing.KeyFates;
import io.keyward.testing.KeyFatesOracle;
import io.keyward.testing.Mortality;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A year of 40 keys that are rotated, or are not, disabled, deleted, taken back and destroyed, some
 * with users who name a version. The process is restarted, and dies in the middle of its work, and
 * its messages are lost. What people heard and what is kept is what an oracle says that knows the
 * facts alone.
 */
final class YearOfKeysTest {
  private static final Duration NEXT_PROCESS = Duration.ofMinutes(5);
  private static final KeyFates.Watch WATCH = new KeyFates.Watch(40, 23 * 3_600, 0, 50);

  private final List<VaultKey> keys = new ArrayList<>();
  private final Map<String, List<String>> tiers = new TreeMap<>();
  private World world = new World();
  private Instant begin = world.clock.instant();
  private Random random = new Random(0);
  private boolean swept;
  private int deaths;

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void everyTierIsHeardOnceNothingTwiceAndNothingIsMissed(@ForAll long seed) throws Exception {
    KeyFates fates = new KeyFates(seed, WATCH);
    KeyFatesOracle oracle = new KeyFatesOracle(WATCH, fates.facts(), false);
    begin(seed);
    List<KeyFates.Fact> coming = new ArrayList<>(fates.facts());
    for (long look : WATCH.looks()) {
      passTo(look);
      while (!coming.isEmpty() && coming.get(0).at() <= look) {
        happen(coming.remove(0));
      }
      look();
    }

    assertThat(heard()).as("seed %s", seed).isEqualTo(oracle.messages);
    assertThat(tiers).as("seed %s", seed).isEqualTo(oracle.tiers);
    assertThat(kept()).as("seed %s", seed).isEqualTo(oracle.rotations);
    assertThat(repeats()).as("seed %s", seed).isLessThanOrEqualTo(deaths);
    assertThat(deaths).as("seed %s", seed).isGreaterThan(10);
    world.close();
  }

  private void begin(long seed) throws Exception {
    random = new Random(seed);
    world = new World();
    begin = world.clock.instant();
    deaths = 0;
    keys.clear();
    tiers.clear();
    world.policy =
        PolicyFile.parse(
            """
            channels: [{name: ops, type: teams, urlSetting: KEYWARD_CHANNEL_OPS}]
            alerts: {escalateAfter: PT0S}
            alertRoutes: [{channels: [ops]}]
            """);
    for (int key = 0; key < WATCH.keys(); key++) {
      String span = "P" + KeyFates.plannedDays(key) + "D";
      keys.add(new VaultKey(world.azure, "key" + key).rotatesAfter(span));
    }
  }

  private void passTo(long second) {
    world.clock.pass(Duration.between(world.clock.instant(), begin.plusSeconds(second)));
  }

  private void happen(KeyFates.Fact fact) {
    VaultKey key = keys.get(fact.key());
    Instant at = begin.plusSeconds(fact.at());
    switch (fact.what()) {
      case MADE -> made(fact, key, at);
      case OFF -> key.enabled(false);
      case ON -> key.enabled(true);
      case DELETED -> key.deleted(at);
      case RECOVERED -> key.recovered();
      case DESTROYED -> key.gone();
      case FOLLOWED -> use(key, "pinned" + fact.key(), fact.version());
    }
  }

  private void made(KeyFates.Fact fact, VaultKey key, Instant at) {
    key.version(
        fact.version(),
        at,
        fact.end() == KeyFates.NEVER ? Instant.MAX : begin.plusSeconds(fact.end()));
    if (fact.version().equals("v0")) {
      use(key, "follows" + fact.key(), "");
      if (KeyFates.isPinned(fact.key())) {
        use(key, "pinned" + fact.key(), "v0");
      }
    }
  }

  private void use(VaultKey key, String account, String version) {
    world.inspect.inspect(key.user(account, version), Asked.BY_EVENT);
  }

  /** Whoever comes after a death has nothing but what was stored, and the hourly timer. */
  private void look() {
    if (random.nextInt(20) == 0) {
      world = world.restarted();
    }
    swept = false;
    mayDie(6);
    while (!lives()) {
      deaths++;
      world.clock.pass(NEXT_PROCESS);
      world = world.restarted();
      if (deaths % 2 == 1) {
        mayDie(4);
      }
    }
    if (random.nextInt(10) == 0) {
      world.forgetMessages();
    }
    world.deliver.deliverDue();
    keys.forEach(this::note);
  }

  private void mayDie(int oneIn) {
    if (random.nextInt(oneIn) == 0) {
      world.mortality.diesAfter(1 + random.nextInt(900));
    }
  }

  private boolean lives() {
    try {
      if (!swept) {
        world.sweepKeys.start();
        swept = true;
      }
      world.pass(Duration.ZERO);
      world.deliver.deliverDue();
      world.mortality.spare();
      return true;
    } catch (Mortality.Death death) {
      return false;
    }
  }

  private void note(VaultKey key) {
    Body told =
        Body.of(world.ports.judgements().find(key.id()).orElseThrow().document()).at("keyFacts");
    if (told.text("state").equals("live")) {
      String entry = told.text("newestVersion") + " " + told.text("tier");
      List<String> all = tiers.computeIfAbsent(key.id().name(), it -> new ArrayList<>());
      if (all.isEmpty() || !all.get(all.size() - 1).equals(entry)) {
        all.add(entry);
      }
    }
  }

  private Map<String, List<List<String>>> heard() {
    HeardOfKeys heard = new HeardOfKeys();
    world.channels.got().stream()
        .map(FakeChannels.Got::message)
        .forEach(
            it ->
                heard.take(
                    new HeardOfKeys.Told(
                        it.id(),
                        it.alertId(),
                        it.subject(),
                        it.rule(),
                        it.notice().kind().word() + " " + it.tier())));
    return heard.stories();
  }

  private int repeats() {
    List<String> ids = world.channels.got().stream().map(it -> it.message().id()).toList();
    return ids.size() - new HashSet<>(ids).size();
  }

  private Map<String, String> kept() {
    Map<String, String> kept = new TreeMap<>();
    for (Rotation rotation : world.ports.rotations().list(1_000, "").items()) {
      if (rotation.isRotation()) {
        String name = rotation.key().name() + " " + rotation.version();
        String told = rotation.previous() + " " + second(rotation.at()) + followed(rotation);
        assertThat(kept.put(name, told)).as(name).isNull();
      }
    }
    return kept;
  }

  private String followed(Rotation rotation) {
    String who = " nobody";
    for (Rotation.Follower follower : rotation.followers()) {
      boolean pinned = follower.user().name().startsWith("pinned");
      if (pinned && follower.followed()) {
        long look = Math.floorDiv(second(follower.followedAt()), WATCH.step()) * WATCH.step();
        who = " followed " + look;
      }
      assertThat(pinned || follower.followedAt().equals(rotation.at())).isTrue();
    }
    return who;
  }

  private long second(Instant moment) {
    return Duration.between(begin, moment).toSeconds();
  }
}
