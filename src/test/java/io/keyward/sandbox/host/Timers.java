package io.keyward.sandbox.host;

import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.function.FunctionDescriptor;
import io.keyward.sandbox.host.function.Invoker;
import io.keyward.sandbox.host.function.Trigger;
import io.keyward.sandbox.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;

/** All timer functions of the app. */
final class Timers {
  private final List<TimerRun> timers;
  private final ExecutorService pool;

  Timers(
      FunctionCatalog catalog,
      Invoker invoker,
      Database database,
      Clock clock,
      ExecutorService pool) {
    this.timers =
        catalog.with(Trigger.Timer.class).stream()
            .map(function -> new TimerRun(function, invoker, database, clock))
            .toList();
    this.pool = pool;
  }

  /** Starts every timer that is due and not running. */
  void fireDue(Runnable done) {
    for (TimerRun timer : timers) {
      if (timer.claimDue()) {
        pool.execute(
            () -> {
              timer.runClaimed();
              done.run();
            });
      }
    }
  }

  boolean working() {
    return timers.stream().anyMatch(TimerRun::running);
  }

  Optional<Instant> earliestDue() {
    return timers.stream().flatMap(timer -> timer.next().stream()).min(Instant::compareTo);
  }

  long fired() {
    return timers.stream().mapToLong(TimerRun::fired).sum();
  }

  /** From now on until then, no timer fires more often than this, or where it is empty the cap. */
  void beginSpan(Instant from, Instant to, OptionalInt firings) {
    timers.forEach(
        timer -> {
          if (firings.isPresent()) {
            timer.atMost(firings.getAsInt(), from, to);
          } else {
            timer.beginSpan(from, to);
          }
        });
  }

  void endSpan() {
    timers.forEach(TimerRun::endSpan);
  }

  /** The run state of that function. */
  Optional<TimerRun> find(FunctionDescriptor function) {
    return timers.stream().filter(timer -> timer.is(function)).findFirst();
  }
}
