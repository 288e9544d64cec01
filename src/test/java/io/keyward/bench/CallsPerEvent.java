package io.keyward.bench;

import io.keyward.bench.measure.Estate;
import io.keyward.bench.measure.HostWork;
import io.keyward.bench.measure.House;
import io.keyward.bench.measure.MemoryTable;
import io.keyward.bench.measure.Report;
import io.keyward.bench.measure.ShiftedClock;
import io.keyward.functions.ResourceEvents;
import io.keyward.functions.Work;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** How many calls of ARM, Resource Graph and Key Vault an event costs, as the tenant counts. */
public final class CallsPerEvent implements AutoCloseable {
  private static final int AT_ONCE = 16;
  private static final int EVENTS = 1_000;
  private static final int RESOURCES = 200;
  private static final int KEYS = 10;

  private final Database database = Database.inMemory();
  private final SimulatedAzure azure;
  private final ShiftedClock clock = new ShiftedClock();
  private final EmbeddedQueue queue;
  private final House house;
  private final Estate estate;

  CallsPerEvent(Path folder, Estate estate) {
    this.estate = estate;
    azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                0, folder, database.dataSource(), Clock.systemUTC(), event -> {}));
    queue = new EmbeddedQueue(database, clock, "keyward-work");
    house = House.of(House.Tenant.of(azure), new MemoryTable(), queue, clock);
    estate.fill(azure);
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Report report = new Report("calls");
    Estate estate = new Estate(RESOURCES, RESOURCES, KEYS);
    try (CallsPerEvent bench = new CallsPerEvent(Files.createTempDirectory("keyward"), estate)) {
      long plain = bench.plainBurst(EVENTS);
      long first = bench.coldKeyed(0);
      long other = bench.coldKeyed(1);
      long fresh = bench.keyedBurst(EVENTS);
      long later = bench.followUps();
      long again = bench.keyedBurst(EVENTS);
      long putOff = bench.followUps();
      row(report, "without a customer's key", EVENTS, plain);
      row(report, "first event of an instance under a key that nobody knew", 1, first);
      row(report, "the same under a key of another vault", 1, other);
      row(report, "burst on an estate that nobody had judged", EVENTS, fresh);
      row(report, "messages that follow 90 s after it", 0, later);
      row(report, "burst on a known estate", EVENTS, again);
      row(report, "messages that follow it, of events put off among them", 0, putOff);
      report.goal("1.0 without a customer's key", plain == EVENTS);
      report.goal("at most 4 cold", Math.max(first, other) <= 4);
      report.goal("at most 1.2 in a burst", Math.max(fresh, again + putOff) <= 1.2 * EVENTS);
    }
    report.end();
    System.exit(0);
  }

  private static void row(Report report, String name, int events, long calls) {
    report.row(
        "events",
        name,
        "count",
        events,
        "calls",
        calls,
        "calls per event",
        events == 0 ? "" : (double) calls / events);
  }

  /** Calls for so many events on resources without a customer's key, by a fresh instance. */
  long plainBurst(int events) throws InterruptedException, ExecutionException {
    return burst(house.events(), estate.plainIds(), events);
  }

  /** Calls for so many events on resources under keys, by a fresh instance. */
  long keyedBurst(int events) throws InterruptedException, ExecutionException {
    return burst(house.events(), estate.keyedIds(), events);
  }

  /** Calls for the first event that a fresh instance takes, on that resource under a key. */
  long coldKeyed(int resource) throws InterruptedException, ExecutionException {
    return burst(house.events(), List.of(estate.keyedIds().get(resource)), 1);
  }

  /** Calls for what the events left to be looked at again. */
  long followUps() throws InterruptedException {
    clock.shift(Duration.ofSeconds(100));
    long before = calls();
    new HostWork(queue, (Work) house.keyward().function(Work.class)).untilIdle();
    return calls() - before;
  }

  private long burst(ResourceEvents function, List<String> ids, int events)
      throws InterruptedException, ExecutionException {
    long before = calls();
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    List<Callable<Void>> all =
        IntStream.range(0, events).mapToObj(i -> event(function, ids.get(i % ids.size()))).toList();
    for (Future<Void> one : pool.invokeAll(all)) {
      one.get();
    }
    pool.shutdown();
    return calls() - before;
  }

  private static Callable<Void> event(ResourceEvents function, String id) {
    String text = Estate.written(id);
    return () -> {
      function.run(text);
      return null;
    };
  }

  /** All but the sign-in. */
  private long calls() {
    return azure.calls().matching("").entrySet().stream()
        .filter(it -> !it.getKey().contains("/oauth2/"))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }

  @Override
  public void close() {
    azure.close();
    database.close();
  }
}
