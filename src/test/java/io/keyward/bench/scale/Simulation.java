package io.keyward.bench.scale;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** A clock that jumps from one event to the next, in an order that is the same each time. */
final class Simulation {
  private final PriorityQueue<Due> calendar =
      new PriorityQueue<>(Comparator.comparingDouble(Due::at).thenComparingLong(Due::number));
  private double now;
  private long number;

  private record Due(double at, long number, Runnable work) {}

  /** Seconds since the start. */
  double now() {
    return now;
  }

  /** Has it done after so many seconds. */
  void after(double seconds, Runnable work) {
    calendar.add(new Due(now + seconds, number++, work));
  }

  /** Until nothing is left, or that time has come. */
  void run(double until) {
    while (!calendar.isEmpty() && calendar.peek().at() <= until) {
      Due due = calendar.remove();
      now = due.at();
      due.work().run();
    }
  }

  /** Servers before which jobs wait in their order. */
  final class Station {
    private final int servers;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private int busy;
    private long served;
    private double waited;
    private double longest;
    private double worked;

    private record Waiting(double since, Runnable work) {}

    Station(int servers) {
      this.servers = servers;
    }

    /** Takes a server, which must be given back, as soon as one is free. */
    void enter(Runnable work) {
      if (busy < servers) {
        begin(now, work);
      } else {
        line.add(new Waiting(now, work));
      }
    }

    /** Takes a server for so many seconds. */
    void serve(double seconds, Runnable then) {
      enter(
          () -> {
            worked += seconds;
            after(
                seconds,
                () -> {
                  leave();
                  then.run();
                });
          });
    }

    void leave() {
      busy--;
      Waiting next = line.poll();
      if (next != null) {
        begin(next.since(), next.work());
      }
    }

    private void begin(double since, Runnable work) {
      busy++;
      served++;
      waited += now - since;
      longest = Math.max(longest, now - since);
      work.run();
    }

    /** Seconds that a job waited for a server on average. */
    double meanWait() {
      return served == 0 ? 0 : waited / served;
    }

    /** Seconds that all jobs together waited. */
    double waited() {
      return waited;
    }

    double longestWait() {
      return longest;
    }

    /** The share of its servers that was at work, of those that are given their time beforehand. */
    double used() {
      return now == 0 ? 0 : worked / servers / now;
    }
  }
}
