package io.keyward.sandbox.azure.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When the calls of each lane arrived, to be held against the limits that Azure publishes. */
public final class Pace {
  private static final int MOST = 100_000;
  private static final double NANOS = 1e9;

  private final Map<String, Deque<Long>> lanes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Pace() {}

  synchronized void note(String lane) {
    Deque<Long> moments = lanes.computeIfAbsent(lane, any -> new ArrayDeque<>());
    moments.addLast(System.nanoTime());
    if (moments.size() > MOST) {
      moments.removeFirst();
    }
  }

  /** Forgets everything. */
  public synchronized void clear() {
    lanes.clear();
  }

  /** The lanes that were called. */
  public synchronized List<String> lanes() {
    return List.copyOf(lanes.keySet());
  }

  /** The most calls of a lane in any span of that length. */
  public synchronized int mostIn(String lane, Duration span) {
    Deque<Long> within = new ArrayDeque<>();
    int most = 0;
    for (long moment : moments(lane)) {
      within.addLast(moment);
      while (moment - within.getFirst() > span.toNanos()) {
        within.removeFirst();
      }
      most = Math.max(most, within.size());
    }
    return most;
  }

  /** The least that was left of a bucket of that size that fills by so many a second. */
  public synchronized double leastLeft(String lane, int size, int aSecond) {
    double left = size;
    double least = size;
    long last = Long.MIN_VALUE;
    for (long moment : moments(lane)) {
      double filled = last == Long.MIN_VALUE ? 0 : (moment - last) / NANOS * aSecond;
      left = Math.min(size, left + filled) - 1;
      least = Math.min(least, left);
      last = moment;
    }
    return least;
  }

  private List<Long> moments(String lane) {
    return new ArrayList<>(lanes.getOrDefault(lane, new ArrayDeque<>()));
  }
}
