package io.keyward.sandbox.host;

import io.keyward.sandbox.host.function.FunctionDescriptor;
import io.keyward.sandbox.host.function.InvocationFailure;
import io.keyward.sandbox.host.function.Invoker;
import io.keyward.sandbox.host.function.Trigger;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One timer function: when it is due, when it ran, and that it runs once at a time. */
final class TimerRun {
  /** How often a timer fires in one jump of the clock; more often, the firings are thinned out. */
  static final int CAP = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(TimerRun.class);
  private static final String NEVER = "0001-01-01T00:00:00Z";
  private final FunctionDescriptor function;
  private final Invoker invoker;
  private final Database database;
  private final Clock clock;
  private final Ncrontab schedule;
  private final Semaphore turn = new Semaphore(1);
  private final AtomicLong fired = new AtomicLong();
  private volatile Optional<Instant> next;
  private volatile boolean pastDue;
  private volatile Optional<Thinning> span = Optional.empty();

  TimerRun(FunctionDescriptor function, Invoker invoker, Database database, Clock clock) {
    this.function = function;
    this.invoker = invoker;
    this.database = database;
    this.clock = clock;
    this.schedule = Ncrontab.parse(((Trigger.Timer) function.trigger()).schedule());
    Instant now = clock.instant();
    Optional<Instant> promised = database.remembered(key("next")).map(Instant::parse);
    this.pastDue = promised.isPresent() && promised.get().isBefore(now);
    this.next = pastDue ? Optional.of(now) : schedule.after(now);
    if (!pastDue) {
      promise();
    }
  }

  boolean is(FunctionDescriptor other) {
    return function.name().equals(other.name());
  }

  Optional<Instant> next() {
    return next;
  }

  boolean running() {
    return turn.availablePermits() == 0;
  }

  long fired() {
    return fired.get();
  }

  /** Takes the turn when it is time and nobody else has it. */
  boolean claimDue() {
    Instant now = clock.instant();
    return next.filter(at -> !at.isAfter(now)).isPresent() && turn.tryAcquire();
  }

  /** Runs with the turn already taken. */
  void runClaimed() {
    Instant due = next.orElseGet(clock::instant);
    try {
      run(pastDue);
    } finally {
      pastDue = false;
      Instant now = clock.instant();
      next = following(due.isAfter(now) ? due : now);
      promise();
      turn.release();
    }
  }

  /** Runs now, whatever the schedule says, after a run that is under way. */
  void runNow() throws InterruptedException {
    turn.acquire();
    try {
      run(false);
    } finally {
      turn.release();
    }
  }

  void beginSpan(Instant from, Instant to) {
    if (fallsDueMoreThan(CAP, from, to)) {
      span = Optional.of(new Thinning(Duration.between(from, to).dividedBy(CAP), to));
    }
  }

  /** Fires so often until then and not more, evenly, and the last time when it is due last. */
  void atMost(int firings, Instant from, Instant to) {
    if (!fallsDueMoreThan(firings, from, to)) {
      return;
    }
    if (firings == 0) {
      next = schedule.after(to);
    } else {
      span = Optional.of(new Thinning(Duration.between(from, to).dividedBy(firings), to));
      next = following(from);
    }
    promise();
  }

  private boolean fallsDueMoreThan(int times, Instant from, Instant to) {
    Optional<Instant> at = schedule.after(from);
    int count = 0;
    while (count <= times && at.isPresent() && !at.get().isAfter(to)) {
      at = schedule.after(at.get());
      count++;
    }
    return count > times;
  }

  void endSpan() {
    span = Optional.empty();
  }

  private void run(boolean late) {
    Instant started = clock.instant();
    try {
      invoker.run(function, argument(late));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (InvocationFailure e) {
      LOG.atInfo().addKeyValue("timer", function.name()).log("The schedule goes on.");
    }
    fired.incrementAndGet();
    database.remember(key("last"), started.toString());
  }

  private String argument(boolean late) {
    String last = database.remembered(key("last")).orElse(NEVER);
    return Json.text(
        Map.of(
            "Schedule",
            Map.of("AdjustForDST", true),
            "ScheduleStatus",
            Map.of(
                "Last", last,
                "LastUpdated", last,
                "Next", schedule.after(clock.instant()).map(Instant::toString).orElse(NEVER)),
            "IsPastDue",
            late));
  }

  /** The next firing; within a span that has too many, a later one, but always the last one. */
  private Optional<Instant> following(Instant from) {
    Optional<Instant> plain = schedule.after(from);
    if (span.isEmpty() || plain.isEmpty() || plain.get().isAfter(span.get().end())) {
      return plain;
    }
    Instant end = span.get().end();
    Optional<Instant> thinned = schedule.after(from.plus(span.get().gap()).minusMillis(1));
    return thinned.filter(at -> !at.isAfter(end)).or(() -> schedule.upTo(end));
  }

  private void promise() {
    next.ifPresent(at -> database.remember(key("next"), at.toString()));
  }

  private String key(String what) {
    return "timer/" + function.name() + "/" + what;
  }

  private record Thinning(Duration gap, Instant end) {}
}
