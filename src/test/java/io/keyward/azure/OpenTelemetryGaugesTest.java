package io.keyward.azure;


import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.Lives;
import io.keyward.kpi.Period;
import io.keyward.kpi.Told;
import io.keyward.kpi.VerdictCounts;
import io.keyward.testing.StandingClock;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an exporter of OpenTelemetry sees of the figures, through its real SDK. */
final class OpenTelemetryGaugesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final GaugeReader exporter = new GaugeReader();
  private final SdkMeterProvider sdk =
      SdkMeterProvider.builder().registerMetricReader(exporter).build();
  private final OpenTelemetryGauges gauges =
      new OpenTelemetryGauges(() -> sdk.get("io.keyward"), clock);

  @AfterEach
  void close() {
    sdk.close();
  }

  private Kpis kpis(List<CountedDay> days, List<DeniedDay> denied) {
    Lives lives = new Lives();
    lives.see("t", clock.instant().minus(Duration.ofHours(9)), "awaitingApproval", "It has none.");
    return Kpis.of(
        new Period(DAY, DAY), new Told(lives.all(), List.of(), days, denied), clock.instant());
  }

  private Kpis known() {
    VerdictCounts counts =
        new VerdictCounts(Map.of(Verdict.COMPLIANT, 1, Verdict.NON_COMPLIANT, 3));
    return kpis(
        List.of(new CountedDay(DAY, clock.instant(), counts, counts)),
        List.of(DeniedDay.told(DAY, clock.instant(), false, Map.of("kv", 4L))));
  }

  @Test
  void everyFigureThatIsKnownIsAGauge() {
    gauges.show(known());

    assertThat(exporter.seen())
        .containsEntry("keyward.production.compliance{}", 25.0)
        .containsEntry("keyward.production.resources{verdict=\"nonCompliant\"}", 3.0)
        .containsEntry("keyward.tickets.age{}", 9.0)
        .containsEntry("keyward.keys.rotations{}", 0.0)
        .containsEntry("keyward.requests.denied{provisional=true}", 4.0)
        .doesNotContainKey("keyward.remediation.mean{}");
  }

  @Test
  void whatIsNotKnownIsNoGaugeAndNoZero() {
    gauges.show(kpis(List.of(), List.of()));

    assertThat(exporter.seen().keySet())
        .containsExactly("keyward.keys.rotations{}", "keyward.tickets.age{}");
  }

  @Test
  void figuresThatNobodyRenewsAreNotShownForEver() {
    gauges.show(known());
    clock.pass(Duration.ofHours(2));

    assertThat(exporter.seen()).isEmpty();
  }

  @Test
  void newerFiguresTakeThePlaceOfOlderOnes() {
    gauges.show(kpis(List.of(), List.of()));
    gauges.show(known());

    assertThat(exporter.seen()).containsEntry("keyward.production.compliance{}", 25.0);
  }
}
