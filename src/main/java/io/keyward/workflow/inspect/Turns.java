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

/**
 * Inspections that could not be made now: each comes back as a message when it is its turn, as many
 * a second as Azure Resource Manager lets one subscription read. What waits already is not asked
 * for twice.
 *
 * <p>Each instance knows its own alone. A message is stored before anything is forgotten, so that
 * the end of the process loses no inspection.
 */
public final class Turns {
  /** So many that wait make others queue behind them. */
  private static final Duration QUEUE = Duration.ofSeconds(1);

  /** A message due sooner may have begun to read already. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final int MOST = 20_000;

  /** Lists of subscriptions, which share one limit. */
  private static final String LISTS = "";

  private final InspectionQueue queue;
  private final Clock clock;
  private final Map<String, Instant> ends = new HashMap<>();
  private final Map<Inspection, Instant> waiting = new LinkedHashMap<>();

  /** Turns of this queue. */
  public Turns(InspectionQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /** Whether others of that subscription wait, so that who comes now comes after them. */
  synchronized boolean isAwaited(String subscriptionId) {
    Instant now = clock.instant();
    return ends.getOrDefault(subscriptionId, now).isAfter(now.plus(QUEUE));
  }

  /** It has come, and waits no more, whatever the clock of this instance thinks of the queue's. */
  synchronized void arrived(Inspection inspection) {
    waiting.remove(inspection);
  }

  /** Asks for it at its turn, and after that wait at least; the time until then. */
  Duration ask(Inspection inspection, Duration wait) {
    Instant now = clock.instant();
    Instant promised = promised(inspection, now);
    if (promised.isAfter(now.plus(SOON))) {
      return Duration.between(now, promised);
    }
    Instant due = turn(inspection, now, wait);
    queue.ask(inspection, Duration.between(now, due));
    remember(inspection, now, due);
    return Duration.between(now, due);
  }

  private synchronized Instant promised(Inspection inspection, Instant now) {
    return waiting.getOrDefault(inspection, now);
  }

  private synchronized Instant turn(Inspection inspection, Instant now, Duration wait) {
    Instant earliest = now.plus(wait);
    if (inspection instanceof Inspection.OfResource it) {
      Instant turn = turn(it.id().subscription(), now, ReadPace.GAP);
      return turn.isAfter(earliest) ? turn : earliest;
    }
    return inspection instanceof Inspection.OfSubscription
        ? turn(LISTS, earliest, ReadPace.LIST_GAP)
        : earliest;
  }

  private Instant turn(String lane, Instant earliest, Duration gap) {
    Instant end = ends.getOrDefault(lane, earliest);
    Instant turn = end.isAfter(earliest) ? end : earliest;
    ends.put(lane, turn.plus(gap));
    return turn;
  }

  /** Beyond the limit something may be asked for twice, and no more than that. */
  private synchronized void remember(Inspection inspection, Instant now, Instant due) {
    Iterator<Instant> eldest = waiting.values().iterator();
    while (eldest.hasNext() && !eldest.next().isAfter(now)) {
      eldest.remove();
    }
    if (waiting.size() < MOST) {
      waiting.remove(inspection);
      waiting.put(inspection, due);
    }
  }
}
