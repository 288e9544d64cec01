package io.keyward.azure;


import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
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

  /** Counters by what they add up to, histograms by their sum and count. */
  Map<String, Double> counted() {
    Map<String, Double> counted = new TreeMap<>();
    for (MetricData metric : registration.collectAllMetrics()) {
      metric
          .getLongSumData()
          .getPoints()
          .forEach(
              it -> counted.put(metric.getName() + it.getAttributes(), (double) it.getValue()));
      metric
          .getHistogramData()
          .getPoints()
          .forEach(
              it -> {
                String name = metric.getName() + it.getAttributes();
                counted.put(name + " sum", it.getSum());
                counted.put(name + " count", (double) it.getCount());
              });
    }
    return counted;
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
