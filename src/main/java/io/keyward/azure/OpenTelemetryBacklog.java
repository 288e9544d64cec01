package io.keyward.azure;

import io.keyward.kpi.meter.Backlog;
import io.keyward.kpi.meter.BacklogMeter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The age of waiting work as gauges of OpenTelemetry, exported as {@link OpenTelemetryGauges} are.
 */
public final class OpenTelemetryBacklog implements BacklogMeter {
  /** Somebody looks every minute; another instance may have taken over. */
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final Supplier<Meter> meters;
  private final Clock clock;
  private volatile @Nullable Backlog shown;

  /** Shows it on this meter, which is asked for once there is something to show. */
  public OpenTelemetryBacklog(Supplier<Meter> meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public synchronized void show(Backlog backlog) {
    boolean first = shown == null;
    shown = backlog;
    if (first) {
      Meter meter = meters.get();
      gauge(meter, "keyward.queue.age", Backlog::work);
      gauge(meter, "keyward.outbox.age", Backlog::effects);
      gauge(meter, "keyward.alerts.outbox.age", Backlog::messages);
    }
  }

  private void gauge(Meter meter, String name, Function<Backlog, @Nullable Duration> age) {
    meter
        .gaugeBuilder(name)
        .setUnit("s")
        .buildWithCallback(
            to ->
                Optional.ofNullable(shown)
                    .filter(it -> clock.instant().isBefore(it.at().plus(OLDEST)))
                    .flatMap(it -> Optional.ofNullable(age.apply(it)))
                    .ifPresent(it -> to.record((double) it.toSeconds())));
  }
}
