package io.keyward.workflow.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.TableKpis;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.kpi.AccessLogs;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.meter.KpiMeter;
import io.keyward.rotation.LoggedVersion;
import io.keyward.rotation.Rotation;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rotations of which the audit logs tell, beside those that events and the sweep see. */
final class HearRotationsTest {
  private static final String ADDRESS = "https://kv.vault.azure.net/keys/claims";
  private final World world = new World();
  private final Database database = Database.inMemory();
  private final KpiStore store = new TableKpis(new EmbeddedEntityTable(database, "kpis"));
  private final Instant start = world.clock.instant();
  private final VaultKey key =
      new VaultKey(world.azure, "claims").version("v1", start.minus(days(3)), end());
  private final List<LoggedVersion> logged = new ArrayList<>();
  private boolean refused;

  private static Duration days(int count) {
    return Duration.ofDays(count);
  }

  private static Instant end() {
    return Instant.parse("2029-01-01T00:00:00Z");
  }

  @BeforeEach
  void watch() {
    world.inspect.inspect(key.user("openai", ""), Asked.BY_EVENT);
    world.inspect.inspect(key.user("bot", "v1"), Asked.BY_EVENT);
    sweep();
    world.clock.pass(Duration.ofHours(2));
  }

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private void sweep() {
    world.sweepKeys.start();
    world.pass(Duration.ofSeconds(1));
  }

  private void hear() {
    AccessLogs logs =
        new AccessLogs() {
          @Override
          public Lookup<Map<String, Long>> denied(Instant from, Instant until) {
            return new Lookup.Found<>(Map.of());
          }

          @Override
          public Lookup<List<LoggedVersion>> made(Instant from, Instant until) {
            return refused
                ? new Lookup.Unreadable<>("HTTP 403")
                : new Lookup.Found<>(
                    logged.stream()
                        .filter(it -> !it.at().isBefore(from) && it.at().isBefore(until))
                        .toList());
          }
        };
    new PublishKpis(world.ports, store, logs, KpiMeter.none()).publish();
    world.pass(Duration.ofSeconds(1));
  }

  private void log(String identifier, Instant at) {
    logged.add(new LoggedVersion(VaultKey.VAULT.toLowerCase(Locale.ROOT), identifier, at));
  }

  /** Makes a version, and the log tells of it a little later. */
  private Instant make(String version) {
    Instant at = world.clock.instant();
    key.version(version, at, end());
    log(ADDRESS + "/" + version, at.plusSeconds(2));
    world.clock.pass(Duration.ofMinutes(20));
    return at;
  }

  private List<Rotation> rotations() {
    return world.ports.rotations().of(key.id()).stream().filter(Rotation::isRotation).toList();
  }

  private List<String> told() {
    return rotations().stream().map(it -> it.version() + " after " + it.previous()).toList();
  }

  @Test
  void whatEventOrSweepSawIsNotKeptAgain() {
    make("v2");
    sweep();
    List<Rotation> seen = rotations();

    hear();
    hear();

    assertThat(seen).hasSize(1);
    assertThat(rotations()).isEqualTo(seen);
  }

  @Test
  void whatNobodySawYetIsLookedAtWithAllWhoMustFollow() {
    Instant at = make("v2");

    hear();

    assertThat(rotations())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.at()).isEqualTo(at.truncatedTo(ChronoUnit.SECONDS));
              assertThat(it.followers()).hasSize(2);
              assertThat(it.open()).extracting(one -> one.user().name()).containsExactly("bot");
            });
  }

  @Test
  void aLineWithoutAVersionLeadsToALook() {
    Instant at = world.clock.instant();
    key.version("v2", at, end());
    log(ADDRESS, at.plusSeconds(1));
    world.clock.pass(Duration.ofMinutes(20));

    hear();
    List<Rotation> seen = rotations();
    hear();

    assertThat(told()).containsExactly("v2 after v1");
    assertThat(rotations()).isEqualTo(seen);
  }

  @Test
  void aVersionThatCameAndWentUnseenIsKeptBetweenTheOthers() {
    make("v2");
    make("v3");
    world.azure.delete(ResourceId.of(key.id() + "/versions/v2"));
    sweep();
    assertThat(told()).containsExactly("v3 after v1");

    hear();

    assertThat(told()).containsExactly("v2 after v1", "v3 after v2");
    assertThat(rotations().get(1).followers()).hasSize(2);
  }

  @Test
  void theLastRotationOfAKeyThatIsDeletedSinceIsKept() {
    make("v2");
    key.deleted(world.clock.instant());
    sweep();
    assertThat(told()).isEmpty();

    hear();

    assertThat(told()).containsExactly("v2 after v1");
  }

  @Test
  void whatTheWatchBeganWithAndWhatWasBeforeAreNoRotations() {
    log(ADDRESS + "/v1", start.minus(days(3)).plusSeconds(1));
    log(ADDRESS + "/v0", start.minus(days(9)));

    hear();

    assertThat(told()).isEmpty();
    assertThat(world.ports.rotations().of(key.id())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.vault.azure.net/keys/claims/v9",
        "https://kv.vault.azure.net/keys/nobodys/v9",
        "https://kv.vault.azure.net/secrets/claims/v9",
        "https://kv.vault.azure.net/keys/a%2Fb/v9",
        "garbage"
      })
  void whatIsNotAWatchedKeyOfThatVaultIsLeft(String identifier) {
    log(identifier, world.clock.instant());
    world.clock.pass(Duration.ofMinutes(20));

    hear();

    assertThat(told()).isEmpty();
    assertThat(world.ports.rotations().list(100, "").items()).hasSize(1);
  }

  @Test
  void aDayOfWhichTheLogsDoNotTellIsAskedForAgain() {
    make("v2");
    key.deleted(world.clock.instant());
    sweep();
    refused = true;
    hear();
    assertThat(told()).isEmpty();

    refused = false;
    hear();

    assertThat(told()).containsExactly("v2 after v1");
  }
}
