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

  private void failsEachMinuteFor(Duration time) {
    for (long i = 0; i < time.toMinutes(); i++) {
      failsFor(Duration.ofMinutes(1), TemporarilyUnavailable.Source.SILENT_VAULT);
    }
  }

  private void isWaitedFor() {
    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> failing(TemporarilyUnavailable.Source.SILENT_VAULT));
  }

  @Test
  void anOutageIsWaitedFor() {
    failsEachMinuteFor(Duration.ofMinutes(29));

    isWaitedFor();
  }

  @Test
  void whatLastsIsNotKnown() {
    failsEachMinuteFor(SilentVaults.PATIENCE);

    Lookup<Map<String, @Nullable Object>> answer =
        failing(TemporarilyUnavailable.Source.SILENT_VAULT);

    assertThat(answer)
        .isEqualTo(
            new Lookup.Unreadable<>("it gives no answer since 2026-11-22T12:00:00Z: no answer"));
    assertThat(vaults.isSilent(HOST)).isTrue();
  }

  @Test
  void whoGivesAWordIsNotSilent() {
    failsEachMinuteFor(SilentVaults.PATIENCE);

    vaults.answered(HOST);

    assertThat(vaults.isSilent(HOST)).isFalse();
  }

  @Test
  void whatIsKnownToBeSilentStaysSoUntilTheNextSweep() {
    failsEachMinuteFor(SilentVaults.PATIENCE);
    failing(TemporarilyUnavailable.Source.SILENT_VAULT);
    clock.pass(Duration.ofHours(1));

    assertThat(failing(TemporarilyUnavailable.Source.SILENT_VAULT))
        .isInstanceOf(Lookup.Unreadable.class);
  }

  @Test
  void twoFailuresFarApartAreTwoOutages() {
    failsFor(Duration.ofHours(4), TemporarilyUnavailable.Source.SILENT_VAULT);

    isWaitedFor();
  }

  @Test
  void oneAnswerEndsIt() {
    failsEachMinuteFor(SilentVaults.PATIENCE);
    answered();

    isWaitedFor();
  }

  @Test
  void anyOtherWordOfItEndsItToo() {
    failsEachMinuteFor(SilentVaults.PATIENCE);
    failsFor(Duration.ZERO, TemporarilyUnavailable.Source.BUSY_VAULT);

    isWaitedFor();
  }

  @Test
  void whoGetsNoTokenHearsNothingOfIt() {
    failsEachMinuteFor(SilentVaults.PATIENCE);
    failsFor(Duration.ZERO, TemporarilyUnavailable.Source.SIGN_IN);

    assertThat(failing(TemporarilyUnavailable.Source.SILENT_VAULT))
        .isInstanceOf(Lookup.Unreadable.class);
  }

  @Test
  void oneThatIsAskedTooOftenIsAskedAgain() {
    failsFor(SilentVaults.PATIENCE, TemporarilyUnavailable.Source.BUSY_VAULT);

    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> failing(TemporarilyUnavailable.Source.BUSY_VAULT));
  }
}
