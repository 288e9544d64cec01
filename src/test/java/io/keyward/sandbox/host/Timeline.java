package io.keyward.sandbox.host;

import io.keyward.sandbox.host.event.EventDelivery;
import io.keyward.sandbox.host.http.Refusal;
import io.keyward.sandbox.store.Doorbell;
import io.keyward.sandbox.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that timers, messages and events start when they are due, as time passes or is moved.
 *
 * <p>A jump of the clock goes from due instant to due instant and waits for each to be done.
 */
final class Timeline {
  private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration WAIT = Duration.ofMillis(20);
  private static final long PATIENCE_NANOS = Duration.ofMinutes(15).toNanos();
  private final SandboxClock clock;
  private final Doorbell doorbell;
  private final Sources sources;
  private final ReentrantLock turn = new ReentrantLock();
  private final ReentrantLock jump = new ReentrantLock();
  private final Thread ticker = new Thread(this::tick, "sandbox-timeline");
  private volatile boolean closed;

  Timeline(SandboxClock clock, Doorbell doorbell, Sources sources) {
    this.clock = clock;
    this.doorbell = doorbell;
    this.sources = sources;
    ticker.setDaemon(true);
  }

  /** What can fall due. */
  record Sources(
      Timers timers, List<QueuePump> pumps, EventDelivery events, EventDelivery.Sender sender) {

    void dispatch(Doorbell doorbell) {
      timers.fireDue(doorbell::ring);
      pumps.forEach(QueuePump::dispatch);
      events.dispatch(sender);
    }

    boolean working() {
      return timers.working() || events.working() || pumps.stream().anyMatch(QueuePump::working);
    }

    Optional<Instant> earliestDue() {
      return Stream.concat(
              Stream.of(timers.earliestDue(), events.earliestDue()),
              pumps.stream().map(QueuePump::earliestDue))
          .flatMap(Optional::stream)
          .min(Instant::compareTo);
    }

    Counts counts() {
      return new Counts(
          timers.fired(), pumps.stream().mapToLong(QueuePump::processed).sum(), events.delivered());
    }
  }

  /** How often each kind of thing has happened. */
  record Counts(long timersFired, long messagesProcessed, long eventsDelivered) {
    Counts minus(Counts earlier) {
      return new Counts(
          timersFired - earlier.timersFired,
          messagesProcessed - earlier.messagesProcessed,
          eventsDelivered - earlier.eventsDelivered);
    }
  }

  void start() {
    ticker.start();
  }

  /** Stops starting things; what runs may end. */
  void close() throws InterruptedException {
    closed = true;
    doorbell.ring();
    ticker.join();
  }

  Counts counts() {
    return sources.counts();
  }

  /**
   * Moves the clock, one caller at a time, and returns when all that fell due is done.
   *
   * @param firings how often each timer may fire meanwhile; empty for as often as it falls due, up
   *     to a cap
   */
  Counts advance(Span span, OptionalInt firings) throws Refusal, InterruptedException {
    if (!jump.tryLock()) {
      throw new Refusal(409, "The clock is being moved already.");
    }
    turn.lock();
    try {
      Counts before = sources.counts();
      Instant start = clock.instant();
      moveTo(start, span.from(start), firings);
      return sources.counts().minus(before);
    } finally {
      sources.timers().endSpan();
      turn.unlock();
      jump.unlock();
    }
  }

  private void moveTo(Instant start, Instant end, OptionalInt firings)
      throws Refusal, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    settle(deadline);
    sources.timers().beginSpan(start, end, firings);
    Optional<Instant> due = dueBy(end);
    while (due.isPresent()) {
      clock.advanceTo(due.get());
      settle(deadline);
      due = dueBy(end);
    }
    clock.advanceTo(end);
    settle(deadline);
  }

  private Optional<Instant> dueBy(Instant end) {
    return sources.earliestDue().filter(at -> !at.isAfter(end));
  }

  /** Starts all that is due, and what comes of it, until nothing is left. */
  private void settle(long deadline) throws Refusal, InterruptedException {
    boolean busy = true;
    while (busy) {
      sources.dispatch(doorbell);
      busy = sources.working();
      if (busy) {
        doorbell.await(WAIT);
      } else {
        Instant now = clock.instant();
        busy = sources.earliestDue().filter(at -> !at.isAfter(now)).isPresent();
      }
      if (closed) {
        throw new Refusal(503, "The sandbox is closing.");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new Refusal(503, "What fell due was not done within 15 minutes.");
      }
    }
  }

  private void tick() {
    while (!closed) {
      turn.lock();
      try {
        sources.dispatch(doorbell);
      } catch (StoreFailure e) {
        LOG.atError().setCause(e).log("The sandbox could not look for what is due.");
      } finally {
        turn.unlock();
      }
      try {
        doorbell.await(POLL);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
