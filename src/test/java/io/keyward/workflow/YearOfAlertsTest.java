package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.PolicyFile;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A year of keys that end, are rotated, disabled and enabled again, with restarts and lost
 * messages. What people hear is compared with an oracle that counts seconds and knows nothing of
 * alerts.
 */
final class YearOfAlertsTest {
  private static final int KEYS = 40;
  private static final int DAY = 86_400;
  private static final Duration STEP = Duration.ofHours(23);
  private static final int STEPS = 365 * 24 / 23;

  private final List<VaultKey> keys = new ArrayList<>();
  private final Map<String, List<String>> expected = new TreeMap<>();
  private final Map<String, String> tierOf = new HashMap<>();
  private final Map<String, Boolean> disabled = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = 20_261_122)
  void everyTierIsHeardOnceAndNothingTwice(long seed) throws Exception {
    Random random = new Random(seed);
    World world = new World();
    world.policy =
        PolicyFile.parse(
            """
            channels: [{name: ops, type: teams, urlSetting: KEYWARD_CHANNEL_OPS}]
            alerts: {escalateAfter: PT0S}
            rules: {key-rotation-overdue: report, key-old-version-in-use: report}
            alertRoutes: [{channels: [ops]}]
            """);
    begin(world, random);
    for (int step = 0; step < STEPS; step++) {
      world = random.nextInt(20) == 0 ? world.restarted() : world;
      change(random, world.clock.instant());
      world.sweepKeys.start();
      world.pass(Duration.ZERO);
      if (random.nextInt(10) == 0) {
        world.forgetMessages();
      }
      world.deliver.deliverDue();
      Instant now = world.clock.instant();
      keys.forEach(key -> expect(key, now));
      world.clock.pass(STEP);
    }

    assertThat(heard(world)).isEqualTo(expected);
    assertThat(world.channels.got()).extracting(it -> it.message().id()).doesNotHaveDuplicates();
    world.close();
  }

  private void begin(World world, Random random) {
    Instant start = world.clock.instant();
    for (int i = 0; i < KEYS; i++) {
      Instant end =
          i % 5 == 0 ? Instant.MAX : start.plusSeconds(random.nextInt(420 * DAY)).plusSeconds(1);
      VaultKey key = new VaultKey(world.azure, "key" + i).version("v0", start, end);
      keys.add(key);
      world.inspect.inspect(key.user("account" + i, ""), Asked.BY_EVENT);
    }
  }

  /** Some are rotated, and some disabled for a while. */
  private void change(Random random, Instant now) {
    for (VaultKey key : keys) {
      if (random.nextInt(120) == 0) {
        Instant end = now.plusSeconds(random.nextInt(200 * DAY) + 1);
        key.version("v" + now.getEpochSecond(), now, end);
      }
      if (random.nextInt(150) == 0) {
        boolean off = !disabled.getOrDefault(key.id().name(), false);
        disabled.put(key.id().name(), off);
        key.enabled(!off);
      }
    }
  }

  private void expect(VaultKey key, Instant now) {
    String name = key.id().name();
    end(name + " " + key.newest(), name, tier(key.end(), now));
    boolean off = disabled.getOrDefault(name, false);
    String before = tierOf.getOrDefault(name + " off", "");
    if (off != before.equals("disabled")) {
      note(name, (off ? "raised" : "resolved") + " disabled");
      tierOf.put(name + " off", off ? "disabled" : "");
    }
  }

  private void end(String version, String name, String tier) {
    String last = tierOf.getOrDefault(name + " version", version);
    if (!last.equals(version) && !tierOf.getOrDefault(last, "").isEmpty()) {
      note(name, "resolved " + tierOf.get(last));
    }
    tierOf.put(name + " version", version);
    String before = tierOf.getOrDefault(version, "");
    if (!tier.isEmpty() && !tier.equals(before)) {
      note(name, (before.isEmpty() ? "raised " : "worsened ") + tier);
      tierOf.put(version, tier);
    }
  }

  private void note(String name, String what) {
    expected.computeIfAbsent(name, it -> new ArrayList<>()).add(what);
  }

  /** In each key's own order of things; two stories of one moment may come in either order. */
  private Map<String, List<String>> heard(World world) {
    Map<String, List<String>> heard = new TreeMap<>();
    world
        .channels
        .got()
        .forEach(
            it -> {
              String subject = it.message().subject();
              heard
                  .computeIfAbsent(
                      subject.substring(subject.lastIndexOf('/') + 1), key -> new ArrayList<>())
                  .add(it.message().notice().kind().word() + " " + it.message().tier());
            });
    heard.values().forEach(list -> list.sort(String::compareTo));
    expected.values().forEach(list -> list.sort(String::compareTo));
    return heard;
  }

  private static String tier(Instant end, Instant now) {
    if (end.equals(Instant.MAX)) {
      return "";
    }
    long left = end.getEpochSecond() - now.getEpochSecond();
    if (left <= 0) {
      return "expired";
    }
    for (int days : new int[] {1, 7, 14, 30, 90}) {
      if (left <= (long) days * DAY) {
        return String.valueOf(days);
      }
    }
    return "";
  }
}
