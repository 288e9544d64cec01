package io.keyward.bench.scale;

import io.keyward.bench.measure.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Keyward over many subscriptions, as a network of queues: what an event or a look costs is
 * measured (docs/benchmarks.md, the soak), what Azure lets through is documented (docs/scale.md).
 */
final class LargeEstate {
  /** Measured by the soak, for each event. */
  static final double CPU = 0.0041;

  static final double TABLE_CALLS = 6.5;
  static final double MESSAGES = 0.29;

  /** Assumed: how long ARM and one call of the table take. */
  static final double ARM = 0.08;

  static final double TABLE = 0.005;

  /** Documented: what one queue, one partition, one account, and a subscription let through. */
  private static final double QUEUE = 2_000;

  private static final double PARTITION = 2_000;
  private static final double ACCOUNT = 20_000;
  private static final double READS = 25;
  private static final double READS_AT_ONCE = 250;
  private static final double GRAPH = 3;

  /** To put, get and delete a message. */
  private static final int CALLS_OF_A_MESSAGE = 3;

  /** As host.json has it: batchSize and newBatchThreshold. */
  static final int AT_ONCE = 12;

  private static final double CONFIRMATION = 120;
  private static final double PUT_OFF = 30;
  private static final double TURN = 0.05;
  private static final double PATIENCE = 2;
  private static final double LIST_GAP = 0.5;
  private static final int LISTED_AT_ONCE = 10;
  private static final int SWEPT_AT_ONCE = 150;

  private final Scenario scenario;
  private final Random random;
  private final Simulation time = new Simulation();
  private final Simulation.Station queue = time.new Station(1);
  private final Simulation.Station account = time.new Station(1);
  private final Simulation.Station events;
  private final Simulation.Station cores;
  private final Simulation.Station slots;
  private final Subscription[] subscriptions;
  private final List<Double> latencies = new ArrayList<>();
  private long swept;
  private double sweepEnds;
  private long turned;
  private double burstEnds;
  private double longestTurn;
  private double pages;
  private double listed;
  private double lists;

  /** The limits of one subscription, and who waits for them. */
  private final class Subscription {
    private final Simulation.Station partition = time.new Station(1);
    private final Set<Integer> waiting = new HashSet<>();
    private double left = READS_AT_ONCE;
    private double at;
    private double turns;

    boolean mayRead() {
      left = Math.min(READS_AT_ONCE, left + (time.now() - at) * READS);
      at = time.now();
      boolean may = left >= 1;
      left -= may ? 1 : 0;
      return may;
    }

    double turn() {
      turns = Math.max(turns, time.now()) + TURN;
      longestTurn = Math.max(longestTurn, turns - time.now());
      return turns - time.now();
    }
  }

  /** An event or a look, since when it waits; what is asked by nobody has no beginning. */
  private record Job(int subscription, int resource, double since, boolean sweep) {
    boolean isEvent() {
      return since >= 0;
    }
  }

  LargeEstate(Scenario scenario, long seed) {
    this.scenario = scenario;
    random = new Random(seed);
    events = time.new Station(scenario.eventInstances());
    cores = time.new Station(scenario.workInstances());
    slots = time.new Station(scenario.workInstances() * AT_ONCE);
    subscriptions = new Subscription[scenario.subscriptions()];
    for (int i = 0; i < subscriptions.length; i++) {
      subscriptions[i] = new Subscription();
    }
  }

  Scenario.Outcome run() {
    time.after(0, this::arrive);
    if (scenario.burst() > 0) {
      time.after(scenario.seconds() / 2, () -> burst(0));
    }
    if (scenario.sweeps()) {
      for (int i = 0; i < subscriptions.length; i++) {
        int number = i;
        send(Math.max(0, number - LISTED_AT_ONCE) * LIST_GAP, () -> sweep(number));
      }
    }
    time.run(scenario.seconds());
    return outcome();
  }

  private double exponential(double mean) {
    return -Math.log(1 - random.nextDouble()) * mean;
  }

  private void arrive() {
    event(random.nextInt(subscriptions.length));
    time.after(exponential(1 / scenario.events()), this::arrive);
  }

  private void burst(int sent) {
    if (sent < scenario.burst() * 10) {
      event(random.nextInt(scenario.burstOver()));
      time.after(1 / scenario.burst(), () -> burst(sent + 1));
    }
  }

  private void event(int subscription) {
    Job job = new Job(subscription, random.nextInt(scenario.resources()), time.now(), false);
    events.serve(exponential(CPU), () -> taken(job));
  }

  /** Behind those that wait, or read at once. */
  private void taken(Job job) {
    Subscription its = subscriptions[job.subscription()];
    if (its.turns > time.now() + 1 || !its.mayRead()) {
      putOff(job, 0);
    } else {
      read(job, () -> {});
    }
  }

  /** What waits already is not asked for twice; all its events end with the one look. */
  private void putOff(Job job, double least) {
    turned++;
    Subscription its = subscriptions[job.subscription()];
    if (its.waiting.add(job.resource())) {
      send(Math.max(least, its.turn()), () -> work(job));
    } else if (job.isEvent()) {
      time.after(Math.max(0, its.turns - time.now()), () -> ended(job));
    }
  }

  private void send(double delay, Runnable then) {
    queue.serve(
        1 / QUEUE,
        () ->
            account.serve(
                CALLS_OF_A_MESSAGE / ACCOUNT, () -> time.after(delay, () -> slots.enter(then))));
  }

  private void work(Job job) {
    Subscription its = subscriptions[job.subscription()];
    its.waiting.remove(job.resource());
    if (its.mayRead()) {
      cores.serve(exponential(CPU), () -> read(job, slots::leave));
    } else {
      slots.leave();
      putOff(job, PUT_OFF);
    }
  }

  private void read(Job job, Runnable then) {
    Subscription its = subscriptions[job.subscription()];
    time.after(
        ARM + TABLE_CALLS * TABLE,
        () ->
            its.partition.serve(
                TABLE_CALLS / PARTITION,
                () ->
                    account.serve(
                        TABLE_CALLS / ACCOUNT,
                        () -> {
                          then.run();
                          ended(job);
                        })));
  }

  private void ended(Job job) {
    if (job.isEvent()) {
      latencies.add(time.now() - job.since());
      burstEnds = Math.max(burstEnds, inBurst(job) ? time.now() : 0);
      if (random.nextDouble() < MESSAGES) {
        Job look = new Job(job.subscription(), job.resource(), -1, false);
        send(CONFIRMATION, () -> work(look));
      }
    }
    if (job.sweep() && ++swept == (long) scenario.resources() * subscriptions.length) {
      sweepEnds = time.now();
    }
  }

  private boolean inBurst(Job job) {
    double start = scenario.seconds() / 2;
    return scenario.burst() > 0 && job.since() >= start && job.since() <= start + 10;
  }

  /**
   * One page of Resource Graph for each thousand, then a message for each resource. Where there is
   * none left for the next seconds, the message is put off.
   */
  private void sweep(int subscription) {
    if (pages > time.now() + PATIENCE) {
      slots.leave();
      lists = Math.max(lists, time.now() + PUT_OFF) + LIST_GAP;
      send(lists - time.now(), () -> sweep(subscription));
      return;
    }
    pages = Math.max(pages, time.now()) + Math.ceil(scenario.resources() / 1_000.0) / GRAPH;
    time.after(
        pages - time.now(),
        () -> {
          listed = time.now();
          for (int i = 0; i < scenario.resources(); i++) {
            Job job = new Job(subscription, i, -1, true);
            send(Math.max(0, i - SWEPT_AT_ONCE) * TURN, () -> work(job));
          }
          slots.leave();
        });
  }

  private Scenario.Outcome outcome() {
    Map<String, Simulation.Station> named = new LinkedHashMap<>();
    named.put("cores for events", events);
    named.put("messages at once", slots);
    named.put("cores for messages", cores);
    named.put("the queue", queue);
    named.put("the storage account", account);
    Map<String, Double> waits = new LinkedHashMap<>();
    Map<String, Double> used = new LinkedHashMap<>();
    named.forEach((name, station) -> waits.put(name, station.longestWait()));
    named.forEach((name, station) -> used.put(name, station.used()));
    waits.put(
        "one partition",
        Arrays.stream(subscriptions).mapToDouble(it -> it.partition.longestWait()).max().orElse(0));
    waits.put("reads of one subscription", longestTurn);
    waits.put("Resource Graph", listed);
    double burst = burstEnds == 0 ? 0 : burstEnds - scenario.seconds() / 2;
    Samples all = Samples.of(latencies.isEmpty() ? List.of(0.0) : latencies);
    return new Scenario.Outcome(all, sweepEnds, burst, turned, waits, used);
  }
}
