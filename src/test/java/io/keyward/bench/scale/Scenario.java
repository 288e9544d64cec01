package io.keyward.bench.scale;

import io.keyward.bench.measure.Samples;
import java.util.Comparator;
import java.util.Map;

/**
 * What is asked of a simulated estate.
 *
 * @param resources in each subscription
 * @param events how many a second on average, over all subscriptions
 * @param eventInstances instances that take events, one core each
 * @param workInstances instances that work on messages, one core each
 * @param burst events a second for ten seconds, from the middle on
 * @param burstOver over how many subscriptions
 * @param sweeps whether all is swept from the start on
 * @param seconds how long
 */
record Scenario(
    String name,
    int subscriptions,
    int resources,
    double events,
    int eventInstances,
    int workInstances,
    double burst,
    int burstOver,
    boolean sweeps,
    double seconds) {

  /**
   * What came of it; times in seconds.
   *
   * @param latencies from event to verdict
   * @param sweepTook 0 where it did not end
   * @param burstTook until the last event of the burst was judged
   * @param putOff how often a read had to wait for its turn
   * @param waits the longest wait at each place
   * @param used the share of each place's time that was used
   */
  record Outcome(
      Samples latencies,
      double sweepTook,
      double burstTook,
      long putOff,
      Map<String, Double> waits,
      Map<String, Double> used) {

    /** Where somebody waited longest, if that is to be felt. */
    String bottleneck() {
      return waits.entrySet().stream()
          .max(Comparator.comparingDouble(Map.Entry::getValue))
          .filter(it -> it.getValue() > 1)
          .map(Map.Entry::getKey)
          .orElse("none");
    }
  }
}
