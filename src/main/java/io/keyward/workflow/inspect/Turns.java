package io.keyward.workflow.inspect;

import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.workflow.ReadPace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Inspections that could not be made now: each comes back as a message when it is its turn, as many
 * a second as Azure Resource Manager lets one subscription read. What waits already is not asked
 * for twice, so that all who fail at one thing end in one message.
 *
 * <p>Each instance knows its own alone. A message is stored before it is relied on, so that the end
 * of the process loses no inspection.
 */
public final class Turns {
  /** So many that wait make others queue behind them. */
  private static final Duration QUEUE = Duration.ofSeconds(1);

  /** A message due sooner may have begun to read already. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Who must wait for longer comes at that time, and holds back nobody until then. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final int MOST = 20_000;

  /** Lists of subscriptions, which share one limit. */
  private static final String LISTS = "";

  private final InspectionQueue queue;
  private final Clock clock;

  /** When the last of a lane comes, by the clock of the queue. */
  private final Map<String, Long> ends = new HashMap<>();

  private final Map<Inspection, Promise> waiting = new LinkedHashMap<>();

  /** Turns of this queue. */
  public Turns(InspectionQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * A message that was stored.
   *
   * @param due by the clock of this instance
   * @param elapsed by that of the queue, in nanoseconds
   */
  private record Promise(Instant due, long elapsed) {}

  /** Whether others of that subscription wait, so that who comes now comes after them. */
  synchronized boolean isAwaited(String subscriptionId) {
    return untilEnd(subscriptionId).compareTo(QUEUE) > 0;
  }

  /** Zero or less where nobody waits. */
  private Duration untilEnd(String lane) {
    long now = queue.elapsed();
    return Duration.ofNanos(ends.getOrDefault(lane, now) - now);
  }

  /** Asks for it at its turn, and after that wait at least; the time until then. */
  Duration ask(Inspection inspection, Duration wait) {
    Instant now = clock.instant();
    Duration promised = promised(inspection, now);
    if (!promised.isZero() && promised.compareTo(untilTurn(inspection, wait)) <= 0) {
      return promised;
    }
    Duration due = turn(inspection, wait);
    queue.ask(inspection, due);
    remember(inspection, now, due);
    return due;
  }

  /**
   * How long it is until the message that was promised, zero where there is none. It still waits
   * only where both clocks say so: one of them may be set back, the other may stand while the
   * machine does.
   */
  private synchronized Duration promised(Inspection inspection, Instant now) {
    Promise promise = waiting.get(inspection);
    if (promise == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, promise.due());
    Duration counted = Duration.ofNanos(promise.elapsed() - queue.elapsed());
    Duration least = left.compareTo(counted) < 0 ? left : counted;
    return least.compareTo(SOON) > 0 ? least : Duration.ZERO;
  }

  /** How long it would wait if it were asked for at this moment, with some room. */
  private synchronized Duration untilTurn(Inspection inspection, Duration wait) {
    String lane = lane(inspection);
    return longer(lane == null ? wait : untilEnd(lane), wait).plus(SOON);
  }

  private synchronized Duration turn(Inspection inspection, Duration wait) {
    String lane = lane(inspection);
    if (lane == null || wait.compareTo(LONG) > 0) {
      return wait;
    }
    boolean lists = lane.equals(LISTS);
    Duration turn = longer(untilEnd(lane), lists ? wait : Duration.ZERO);
    Duration gap = lists ? ReadPace.LIST_GAP : ReadPace.GAP;
    ends.put(lane, queue.elapsed() + turn.plus(gap).toNanos());
    return longer(turn, wait);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Those of a lane come one after the other; null where there is none. */
  private static @Nullable String lane(Inspection inspection) {
    if (inspection instanceof Inspection.OfResource it) {
      return it.id().subscription();
    }
    return inspection instanceof Inspection.OfSubscription ? LISTS : null;
  }

  /** Beyond the limit something may be asked for twice, and no more than that. */
  private synchronized void remember(Inspection inspection, Instant now, Duration due) {
    Iterator<Promise> eldest = waiting.values().iterator();
    while (eldest.hasNext() && !eldest.next().due().isAfter(now)) {
      eldest.remove();
    }
    if (waiting.size() < MOST) {
      waiting.remove(inspection);
      waiting.put(inspection, new Promise(now.plus(due), queue.elapsed() + due.toNanos()));
    }
  }
}
