package io.keyward.workflow;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Asks for inspections of what depends on something that changed, once for a storm of events.
 *
 * <p>Other instances may remember what they read for a minute. The message is due when none of them
 * can still know the state before the change; one that was asked for a moment ago is late enough
 * for this change too.
 */
public final class AskAgain {
  /** Longer than anything that was read of the key's side is remembered. */
  public static final Duration DELAY = Duration.ofSeconds(90);

  private static final Duration MOMENT = Duration.ofSeconds(25);
  private static final int MOST = 5_000;

  private final InspectionQueue queue;
  private final Clock clock;
  private final Map<Inspection, Asking> asked = new LinkedHashMap<>();

  /** When it was asked for, by the clock of this instance and by that of the queue. */
  private record Asking(Instant at, long elapsed) {}

  public AskAgain(InspectionQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  public void soon(ResourceId id) {
    soon(id, Set.of());
  }

  /** Because of a change that these made. */
  public void soon(ResourceId id, Set<String> authors) {
    ask(new Inspection.OfResource(id, authors));
  }

  /** Where there are more than one change should ask for, the subscription's sweep does. */
  public void soon(String subscriptionId) {
    ask(new Inspection.OfSubscription(subscriptionId));
  }

  /** Only what was stored is remembered: who failed to store it comes again. */
  private void ask(Inspection inspection) {
    if (isNew(inspection)) {
      queue.ask(inspection, DELAY);
      remember(inspection);
    }
  }

  /** A change during a storm is late by a moment at most: what is kept back keeps nothing back. */
  private synchronized boolean isNew(Inspection inspection) {
    asked.values().removeIf(this::isOver);
    return !asked.containsKey(inspection);
  }

  /** Where one clock says so: one may be set back, the other may stand while the machine does. */
  private boolean isOver(Asking asking) {
    return !asking.at().plus(MOMENT).isAfter(clock.instant())
        || queue.elapsed() - asking.elapsed() >= MOMENT.toNanos();
  }

  private synchronized void remember(Inspection inspection) {
    if (asked.size() < MOST) {
      asked.putIfAbsent(inspection, new Asking(clock.instant(), queue.elapsed()));
    }
  }
}
