package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.rotation.Rotation;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A year of sweeps over keys that are rotated, or are not, with restarts. The oracle counts seconds
 * by itself and knows nothing of the code under test.
 */
final class YearOfKeysTest {
  private static final int KEYS = 16;
  private static final Duration STEP = Duration.ofHours(11);
  private static final int STEPS = 365 * 24 / 11;
  private static final int DAY = 86_400;

  private final List<VaultKey> keys = new ArrayList<>();
  private final Map<String, List<String>> seen = new TreeMap<>();
  private final Map<String, List<String>> expected = new TreeMap<>();
  private int rotated;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_122})
  void everyTierOfEveryVersionIsTheNextOneOnce(long seed) {
    Random random = new Random(seed);
    World world = new World();
    begin(world, random);
    for (int step = 0; step < STEPS; step++) {
      World now = random.nextInt(30) == 0 ? world.restarted() : world;
      rotateSome(random, now.clock.instant());
      now.sweepKeys.start();
      now.pass(Duration.ZERO);
      keys.forEach(key -> look(now, key));
      now.clock.pass(STEP);
      world = now;
    }

    assertThat(seen).isEqualTo(expected);
    assertThat(seen.values()).allSatisfy(tiers -> assertThat(tiers).doesNotHaveDuplicates());
    assertThat(kept(world)).isEqualTo(rotated);
    world.close();
  }

  private void begin(World world, Random random) {
    Instant start = world.clock.instant();
    for (int i = 0; i < KEYS; i++) {
      Instant end =
          i % 5 == 0 ? Instant.MAX : start.plusSeconds(random.nextInt(420 * DAY)).plusSeconds(1);
      VaultKey key =
          new VaultKey(world.azure, "key" + i).version("v0", start.minusSeconds(DAY), end);
      keys.add(key);
      world.inspect.inspect(key.user("account" + i, i % 3 == 0 ? "v0" : ""), Asked.BY_EVENT);
    }
  }

  /** Every third key is rotated now and then; the others run into their end. */
  private void rotateSome(Random random, Instant now) {
    for (int i = 0; i < KEYS; i += 3) {
      if (random.nextInt(150) == 0) {
        keys.get(i)
            .version(
                "v" + now.getEpochSecond(), now, now.plusSeconds(random.nextInt(200 * DAY) + 1));
        rotated++;
      }
    }
  }

  private void look(World world, VaultKey key) {
    Body told =
        Body.of(world.ports.judgements().find(key.id()).orElseThrow().document()).at("keyFacts");
    note(seen, key, told.text("newestVersion"), told.text("tier"));
    note(expected, key, key.newest(), tier(key.end(), world.clock.instant()));
  }

  private static void note(
      Map<String, List<String>> tiers, VaultKey key, String version, String tier) {
    List<String> of = tiers.computeIfAbsent(key.id().name(), it -> new ArrayList<>());
    String entry = version + " " + tier;
    if (of.isEmpty() || !of.get(of.size() - 1).equals(entry)) {
      of.add(entry);
    }
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

  private static long kept(World world) {
    return world.ports.rotations().list(500, "").items().stream()
        .filter(Rotation::isRotation)
        .map(it -> it.key() + it.version())
        .distinct()
        .count();
  }
}
