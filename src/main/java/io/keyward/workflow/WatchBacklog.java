package io.keyward.workflow;

import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.WorkQueue;
import io.keyward.kpi.meter.Backlog;
import io.keyward.kpi.meter.BacklogMeter;
import io.keyward.kpi.meter.BacklogStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks how long the oldest work waits, keeps that for all instances, and says when it is late. */
public final class WatchBacklog {
  private static final Logger LOG = LoggerFactory.getLogger(WatchBacklog.class);

  /** Effects are handed on within a minute, so this is a fault and no delay. */
  static final Duration LATE = Duration.ofMinutes(15);

  private final WorkQueue queue;
  private final BacklogStore store;
  private final BacklogMeter meter;
  private final PolicySource policies;
  private final Clock clock;

  /** Looks at this queue, keeps and shows it there. */
  public WatchBacklog(
      WorkQueue queue, BacklogStore store, BacklogMeter meter, PolicySource policies, Clock clock) {
    this.queue = queue;
    this.store = store;
    this.meter = meter;
    this.policies = policies;
    this.clock = clock;
  }

  /** Keeps the look of now; since when the oldest effect and the oldest message of alerts wait. */
  public Backlog look(Optional<Instant> effect, Optional<Instant> message) {
    Instant now = clock.instant();
    Backlog backlog = new Backlog(now, work(now), age(now, effect), age(now, message));
    store.keep(backlog);
    meter.show(backlog);
    if (isLate(backlog, policies.current().settlingWindow())) {
      warn(backlog);
    }
    return backlog;
  }

  /** Null where it cannot be told. */
  private @Nullable Duration work(Instant now) {
    try {
      return age(now, queue.oldest());
    } catch (TemporarilyUnavailable | IllegalStateException e) {
      // The second is what a queue throws that refuses for good; the rest is told all the same.
      LOG.atWarn()
          .addKeyValue("reason", String.valueOf(e.getMessage()))
          .log("The work queue could not be looked at");
      return null;
    }
  }

  private static Duration age(Instant now, Optional<Instant> since) {
    return since
        .map(it -> Duration.between(it, now))
        .filter(it -> !it.isNegative())
        .orElse(Duration.ZERO);
  }

  /** Messages of the queue may rest for the settling window before they are due. */
  static boolean isLate(Backlog backlog, Duration settlingWindow) {
    Duration work = backlog.work();
    return backlog.effects().compareTo(LATE) >= 0
        || backlog.messages().compareTo(LATE) >= 0
        || (work != null && isOverdue(work, settlingWindow));
  }

  static boolean isOverdue(Duration work, Duration settlingWindow) {
    return work.compareTo(settlingWindow.plus(LATE)) >= 0;
  }

  private static void warn(Backlog backlog) {
    Duration work = backlog.work();
    LOG.atWarn()
        .addKeyValue("workAgeSeconds", work == null ? -1 : work.toSeconds())
        .addKeyValue("effectAgeSeconds", backlog.effects().toSeconds())
        .addKeyValue("messageAgeSeconds", backlog.messages().toSeconds())
        .log("Work waits for too long");
  }
}
