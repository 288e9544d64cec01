package io.keyward.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.kpi.meter.Backlog;
import io.keyward.testing.StandingClock;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an exporter of OpenTelemetry sees of the work that waits, through its real SDK. */
final class OpenTelemetryBacklogTest {
  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final GaugeReader exporter = new GaugeReader();
  private final SdkMeterProvider sdk =
      SdkMeterProvider.builder().registerMetricReader(exporter).build();
  private final OpenTelemetryBacklog gauges =
      new OpenTelemetryBacklog(() -> sdk.get("io.keyward"), clock);

  @AfterEach
  void close() {
    sdk.close();
  }

  @Test
  void eachAgeIsAGaugeInSeconds() {
    gauges.show(backlog());

    assertThat(exporter.seen())
        .containsEntry("keyward.queue.age{}", 40.0)
        .containsEntry("keyward.outbox.age{}", 0.0)
        .containsEntry("keyward.alerts.outbox.age{}", 180.0)
        .hasSize(3);
  }

  @Test
  void anAgeThatIsNotKnownIsNoGaugeAndNoZero() {
    gauges.show(new Backlog(clock.instant(), null, Duration.ZERO, Duration.ZERO));

    assertThat(exporter.seen()).doesNotContainKey("keyward.queue.age{}").hasSize(2);
  }

  @Test
  void anInstanceThatLooksNoMoreFallsSilent() {
    gauges.show(backlog());

    clock.pass(Duration.ofMinutes(5));

    assertThat(exporter.seen()).isEmpty();
  }

  private Backlog backlog() {
    return new Backlog(
        clock.instant(), Duration.ofSeconds(40), Duration.ZERO, Duration.ofMinutes(3));
  }
}
