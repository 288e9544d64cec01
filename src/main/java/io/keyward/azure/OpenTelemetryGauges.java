package io.keyward.azure;

import io.keyward.compliance.Verdict;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedRequests;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.ProductionCompliance;
import io.keyward.kpi.RemediationTime;
import io.keyward.kpi.meter.KpiMeter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The figures as gauges of OpenTelemetry.
 *
 * <p>The library has names alone: the agent of the platform, or an SDK in the process, exports
 * them; without one nothing happens. Nothing of it is loaded before the first figures are there,
 * which keeps it out of the cold start.
 */
public final class OpenTelemetryGauges implements KpiMeter {
  /** Another instance may have taken over; what is older is not shown as if it were of now. */
  private static final Duration OLDEST = Duration.ofHours(2);

  private final Supplier<Meter> meters;
  private final Clock clock;
  private volatile @Nullable Shown shown;

  private record Shown(Kpis kpis, Instant at) {}

  /** Shows them on this meter, which is asked for once there is something to show. */
  public OpenTelemetryGauges(Supplier<Meter> meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public synchronized void show(Kpis kpis) {
    boolean first = shown == null;
    shown = new Shown(kpis, clock.instant());
    if (first) {
      register(meters.get());
    }
  }

  private void register(Meter meter) {
    gauge(meter, "keyward.production.compliance", "%", OpenTelemetryGauges::compliance);
    gauge(meter, "keyward.production.resources", "{resource}", OpenTelemetryGauges::resources);
    hours(meter, "keyward.remediation.mean", RemediationTime::meanHours);
    hours(meter, "keyward.remediation.median", RemediationTime::medianHours);
    hours(meter, "keyward.remediation.p90", RemediationTime::p90Hours);
    hours(meter, "keyward.tickets.age", RemediationTime::openAgeHours);
    gauge(
        meter,
        "keyward.keys.rotations",
        "{rotation}",
        (kpis, to) -> to.record(kpis.rotations().count()));
    gauge(meter, "keyward.requests.denied", "{request}", OpenTelemetryGauges::denied);
  }

  private void gauge(
      Meter meter,
      String name,
      String unit,
      BiConsumer<Kpis, ObservableDoubleMeasurement> figures) {
    meter
        .gaugeBuilder(name)
        .setUnit(unit)
        .buildWithCallback(to -> current().ifPresent(kpis -> figures.accept(kpis, to)));
  }

  private Optional<Kpis> current() {
    return Optional.ofNullable(shown)
        .filter(it -> clock.instant().isBefore(it.at().plus(OLDEST)))
        .map(Shown::kpis);
  }

  private void hours(
      Meter meter, String name, Function<RemediationTime, @Nullable BigDecimal> figure) {
    gauge(meter, name, "h", (kpis, to) -> record(figure.apply(kpis.remediation()), to));
  }

  private static void record(@Nullable BigDecimal figure, ObservableDoubleMeasurement to) {
    if (figure != null) {
      to.record(figure.doubleValue());
    }
  }

  private static void compliance(Kpis kpis, ObservableDoubleMeasurement to) {
    ProductionCompliance production = kpis.production();
    record(production == null ? null : production.percent(), to);
  }

  private static void resources(Kpis kpis, ObservableDoubleMeasurement to) {
    Optional<CountedDay> last =
        kpis.history().stream()
            .flatMap(day -> Optional.ofNullable(day.counted()).stream())
            .reduce((older, newer) -> newer);
    last.ifPresent(
        day -> {
          for (Verdict verdict : Verdict.values()) {
            to.record(
                day.production().of(verdict),
                Attributes.of(AttributeKey.stringKey("verdict"), verdict.word()));
          }
        });
  }

  private static void denied(Kpis kpis, ObservableDoubleMeasurement to) {
    Long count = kpis.denied().count();
    if (count != null) {
      to.record(count, provisional(kpis.denied()));
    }
  }

  private static Attributes provisional(DeniedRequests denied) {
    return Attributes.of(AttributeKey.booleanKey("provisional"), denied.provisional());
  }
}
