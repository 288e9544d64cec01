package io.keyward.azure;

import io.keyward.compliance.Verdict;
import io.keyward.kpi.meter.EventMeter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens, as counters of OpenTelemetry, exported as {@link OpenTelemetryGauges} are: the
 * exporter adds up, so that no count costs a line.
 *
 * <p>What happens in the first minute is remembered and shown afterwards, which keeps the library
 * out of the cold start.
 */
public final class OpenTelemetryCounts implements EventMeter {
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  /** What is older was delivered late by Event Grid, which gives up after a day. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Supplier<Meter> meters;
  private final Clock clock;
  private final Instant start;
  private final List<Consumer<Instruments>> early = new ArrayList<>();
  private volatile @Nullable Instruments instruments;

  private record Instruments(
      LongCounter events, LongCounter verdicts, LongCounter throttled, DoubleHistogram delay) {
    static Instruments on(Meter meter) {
      return new Instruments(
          meter.counterBuilder("keyward.events").setUnit("{event}").build(),
          meter.counterBuilder("keyward.verdicts").setUnit("{verdict}").build(),
          meter.counterBuilder("keyward.throttled").setUnit("{answer}").build(),
          meter
              .histogramBuilder("keyward.verdict.delay")
              .setUnit("s")
              .setExplicitBucketBoundariesAdvice(
                  List.of(1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 900.0, 3600.0))
              .build());
    }
  }

  /** Shows them on this meter, which is asked for after the first minute. */
  public OpenTelemetryCounts(Supplier<Meter> meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.start = clock.instant();
  }

  @Override
  public void event(Taken taken) {
    add(it -> it.events().add(1, named("outcome", taken.word())));
  }

  @Override
  public void verdict(Verdict verdict) {
    add(it -> it.verdicts().add(1, named("verdict", verdict.word())));
  }

  @Override
  public void judgedSince(Instant written) {
    Duration delay = Duration.between(written, clock.instant());
    if (!delay.isNegative() && delay.compareTo(LONGEST) <= 0) {
      add(it -> it.delay().record(delay.toMillis() / 1000.0));
    }
  }

  @Override
  public void throttled(String service) {
    add(it -> it.throttled().add(1, named("service", service)));
  }

  private static Attributes named(String name, String value) {
    return Attributes.of(AttributeKey.stringKey(name), value);
  }

  private void add(Consumer<Instruments> count) {
    Instruments ready = instruments;
    if (ready == null) {
      keep(count);
    } else {
      count.accept(ready);
    }
  }

  private synchronized void keep(Consumer<Instruments> count) {
    Instruments ready = instruments;
    if (ready == null && clock.instant().isBefore(start.plus(QUIET))) {
      if (early.size() < MOST) {
        early.add(count);
      }
      return;
    }
    if (ready == null) {
      ready = Instruments.on(meters.get());
      for (Consumer<Instruments> kept : early) {
        kept.accept(ready);
      }
      early.clear();
      instruments = ready;
    }
    count.accept(ready);
  }
}
