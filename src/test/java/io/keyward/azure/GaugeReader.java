package io.keyward.azure;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Map;
import java.util.TreeMap;

/** Reads the gauges of OpenTelemetry's SDK when it is asked to. */
final class GaugeReader implements MetricReader {
  private CollectionRegistration registration = CollectionRegistration.noop();

  Map<String, Double> seen() {
    Map<String, Double> seen = new TreeMap<>();
    registration
        .collectAllMetrics()
        .forEach(
            metric ->
                metric
                    .getDoubleGaugeData()
                    .getPoints()
                    .forEach(it -> seen.put(metric.getName() + it.getAttributes(), it.getValue())));
    return seen;
  }

  @Override
  public void register(CollectionRegistration given) {
    registration = given;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return AggregationTemporality.CUMULATIVE;
  }
}
