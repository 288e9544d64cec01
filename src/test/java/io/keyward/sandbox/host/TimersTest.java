package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyward.sandbox.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 */5 * * * *      | 2026-11-21T09:00:00Z | 2026-11-21T09:05:00Z",
        "*/15 * * * * *     | 2026-11-21T09:00:01Z | 2026-11-21T09:00:15Z",
        "0 30 9 * * 1-5     | 2026-11-21T09:00:00Z | 2026-11-23T09:30:00Z",
        "0 0 0 * * 0        | 2026-11-21T09:00:00Z | 2026-11-22T00:00:00Z",
        "0 0 0 * * Mon      | 2026-11-21T09:00:00Z | 2026-11-23T00:00:00Z",
        "0 0 2 1 * *        | 2026-11-21T09:00:00Z | 2026-12-01T02:00:00Z",
        "0 0 9-17 * * *     | 2026-11-21T17:00:00Z | 2026-11-22T09:00:00Z",
        "0 0 0 1 Jan *      | 2026-11-21T09:00:00Z | 2027-01-01T00:00:00Z",
        "0 0 0 29 2 *       | 2026-11-21T09:00:00Z | 2028-02-29T00:00:00Z",
        "0 0 0 13 * 5       | 2026-11-21T09:00:00Z | 2027-08-13T00:00:00Z"
      })
  void scheduleHasSixFieldsInUtc(String schedule, Instant from, Instant next) {
    assertThat(Ncrontab.parse(schedule).after(from)).contains(next);
    assertThat(Ncrontab.parse(schedule).upTo(next)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*/5 * * * *", "0 0 25 * * *", "x", "0 0 0 0 0 0 0"})
  void otherSchedulesAreRefused(String schedule) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ncrontab.parse(schedule));
  }

  @Test
  void timerFiresAsRealTimePasses() throws Exception {
    try (SampleHost host = new SampleHost(Database.inMemory(), everySecond(), Map.of())) {
      CountDownLatch two = new CountDownLatch(2);
      host.functions.onTimer = text -> two.countDown();

      two.await();

      assertThat(host.functions.timers).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void firingsBeyondTheCapAreThinnedOutAndTheLastOneIsKept() throws Exception {
    try (SampleHost host = new SampleHost(Database.inMemory(), everySecond(), Map.of())) {
      host.advance("P1D");

      int fired = host.functions.timers.size();
      assertThat(fired).isBetween(1_900, TimerRun.CAP + 20);
    }
  }

  @Test
  void restartRunsWhatWasMissedOnceAndSaysSo(@TempDir Path directory) throws Exception {
    try (SampleHost host = new SampleHost(Database.at(directory))) {
      host.advance("P1D");
    }
    try (Database database = Database.at(directory)) {
      SandboxClock clock = new SandboxClock(database, Clock.systemUTC());
      clock.advanceTo(clock.instant().plus(Duration.ofDays(3)));
    }
    try (SampleHost host = new SampleHost(Database.at(directory))) {
      host.advance("PT1S");

      assertThat(host.functions.timers).singleElement().asString().contains("\"IsPastDue\":true");
    }
  }

  @Test
  void restartWithoutAMissedRunFiresNothing(@TempDir Path directory) throws Exception {
    try (SampleHost host = new SampleHost(Database.at(directory))) {
      host.advance("P1D");
    }
    try (SampleHost host = new SampleHost(Database.at(directory))) {
      assertThat(host.advance("PT1S").body()).contains("\"timersFired\":0");
    }
  }

  @Test
  void failingTimerKeepsItsSchedule() throws Exception {
    try (SampleHost host = SampleHost.inMemory()) {
      host.functions.onTimer =
          text -> {
            throw new IllegalStateException("always");
          };

      assertThat(host.advance("P1D").body()).contains("\"timersFired\":4");
    }
  }

  private static Map<String, String> everySecond() {
    Map<String, String> settings = new HashMap<>(SampleHost.SETTINGS);
    settings.put("SWEEP", "* * * * * *");
    return settings;
  }
}
