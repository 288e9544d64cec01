package io.keyward.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An outage is waited for; what lasts is not known, and is told so. */
final class SilentVaultsTest {
  private static final String HOST = "kv.vault.azure.net";
  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final SilentVaults vaults = new SilentVaults(clock);

  private Lookup<Map<String, @Nullable Object>> answered() {
    return vaults.of(HOST, () -> new Lookup.Found<>(Map.of()));
  }

  private Lookup<Map<String, @Nullable Object>> failing(TemporarilyUnavailable.Source source) {
    return vaults.of(
        HOST,
        () -> {
          throw new TemporarilyUnavailable("no answer", Duration.ZERO, source);
        });
  }

  private void failsFor(Duration time, TemporarilyUnavailable.Source source) {
    assertThatExceptionOfType(TemporarilyUnavailable.class).isThrownBy(() -> failing(source));
    clock.pass(time);
  }

  @Test
  void anOutageIsWaitedFor() {
    failsFor(Duration.ofMinutes(29), TemporarilyUnavailable.Source.SILENT_VAULT);

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> failing(TemporarilyUnavailable.Source.SILENT_VAULT));
  }

  @Test
  void whatLastsIsNotKnown() {
    failsFor(SilentVaults.PATIENCE, TemporarilyUnavailable.Source.SILENT_VAULT);

    assertThat(failing(TemporarilyUnavailable.Source.SILENT_VAULT))
        .isEqualTo(
            new Lookup.Unreadable<>("it gives no answer since 2026-11-22T12:00:00Z: no answer"));
  }

  @Test
  void oneAnswerEndsIt() {
    failsFor(SilentVaults.PATIENCE, TemporarilyUnavailable.Source.SILENT_VAULT);
    answered();

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> failing(TemporarilyUnavailable.Source.SILENT_VAULT));
  }

  @Test
  void oneThatIsAskedTooOftenIsAskedAgain() {
    failsFor(SilentVaults.PATIENCE, TemporarilyUnavailable.Source.BUSY_VAULT);

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> failing(TemporarilyUnavailable.Source.BUSY_VAULT));
  }
}
