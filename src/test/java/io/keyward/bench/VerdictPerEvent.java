package io.keyward.bench;

import com.azure.core.http.HttpClient;
import io.keyward.bench.measure.BareArm;
import io.keyward.bench.measure.Estate;
import io.keyward.bench.measure.House;
import io.keyward.bench.measure.MemoryTable;
import io.keyward.bench.measure.NetworkFloor;
import io.keyward.bench.measure.Report;
import io.keyward.bench.measure.Samples;
import io.keyward.bench.measure.TimedHttp;
import io.keyward.functions.ResourceEvents;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedQueue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * From event to verdict with the real clients over TLS, by turns with a loop that fetches the same
 * bodies with the JDK's client and parses them. Storage is in memory and costs nothing.
 */
final class VerdictPerEvent {
  private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("bench.turn", 4));
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final String API = "?api-version=2025-06-01";
  private static final double GOAL = 0.6;
  private static final double GOAL_MILLIS = 10;

  private final BareArm arm;
  private final java.net.http.HttpClient bare;
  private final ResourceEvents events;
  private final AtomicReference<TimedHttp> timed = new AtomicReference<>();
  private final String token;
  private final List<String> ids;

  /** How it was done: so late answers, so many at once. */
  private record Way(String name, long latency, int atOnce) {}

  /** One worker's piece of work: one event, answered with its overhead in nanoseconds. */
  private interface One {
    long of(String id) throws IOException, InterruptedException;
  }

  private VerdictPerEvent(SimulatedAzure azure, Database database, BareArm arm, Estate estate)
      throws IOException, InterruptedException {
    this.arm = arm;
    bare =
        java.net.http.HttpClient.newBuilder()
            .sslContext(azure.clientTrust())
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();
    token = new NetworkFloor(House.Tenant.of(azure)).token();
    Clock clock = Clock.systemUTC();
    EmbeddedQueue queue = new EmbeddedQueue(database, clock, "keyward-work");
    events =
        House.of(House.Tenant.of(azure), new MemoryTable(), queue, clock)
            .through(this::timed)
            .at(arm.endpoint())
            .events();
    ids =
        Stream.iterate(0, i -> i + 1)
            .limit(estate.plain())
            .flatMap(i -> Stream.of(estate.plainIds().get(i), estate.keyedIds().get(i)))
            .toList();
  }

  private HttpClient timed(HttpClient plain) {
    TimedHttp client = new TimedHttp(plain);
    timed.set(client);
    return client;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Estate estate = new Estate(200, 200, 10);
    Report report = new Report("verdict");
    try (Database database = Database.inMemory();
        SimulatedAzure azure =
            SimulatedAzure.start(
                new SimulatedAzure.Options(
                    0,
                    Files.createTempDirectory("keyward-verdict"),
                    database.dataSource(),
                    Clock.systemUTC(),
                    event -> {}));
        BareArm arm = new BareArm(azure)) {
      estate.fill(azure);
      VerdictPerEvent bench = new VerdictPerEvent(azure, database, arm, estate);
      bench.warm();
      bench.compare(report, new Way("two at once, answers at once", 0, 2));
      bench.compare(report, new Way("eight at once, answers at once", 0, 8));
      bench.compare(report, new Way("sixteen at once, answers after 80 ms", 80, 16));
    }
    report.end();
    System.exit(0);
  }

  private void warm() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      turn(this::fetch, 4);
      turn(this::event, 4);
    }
  }

  /** The floor's turn and Keyward's, one after the other. */
  private record Round(Turn floor, Turn ours, double calls) {
    double ratio() {
      return ours.rate() / floor.rate();
    }
  }

  private Round round(Way way) throws InterruptedException {
    Turn floor = turn(this::fetch, way.atOnce());
    long before = arm.requests();
    Turn ours = turn(this::event, way.atOnce());
    double calls = arm.requests() - before;
    return new Round(floor, ours, calls / ours.overheads().size());
  }

  private void compare(Report report, Way way) throws InterruptedException {
    arm.latency(way.latency());
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(round(way));
    }
    double ratio = median(rounds, Round::ratio);
    Samples over =
        Samples.of(rounds.stream().flatMap(it -> it.ours().overheads().stream()).toList());
    report.row(
        "how",
        way.name(),
        "floor, events/s",
        median(rounds, it -> it.floor().rate()),
        "Keyward, events/s",
        median(rounds, it -> it.ours().rate()),
        "ratio",
        ratio,
        "floor, CPU us",
        median(rounds, it -> it.floor().cpuMicros()),
        "Keyward, CPU us",
        median(rounds, it -> it.ours().cpuMicros()),
        "calls per event",
        rounds.stream().mapToDouble(Round::calls).average().orElse(0),
        "overhead ms, median",
        over.median() / 1e6,
        "overhead ms, p99",
        over.p99() / 1e6);
    report.goal("60 % of the floor, " + way.name(), ratio >= GOAL);
    report.goal("p99 overhead below 10 ms, " + way.name(), over.p99() / 1e6 < GOAL_MILLIS);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Samples.of(rounds.stream().mapToDouble(figure).boxed().toList()).median();
  }

  /** How many a second, what the whole process worked for each, and what each took beside calls. */
  private record Turn(double rate, double cpuMicros, List<Long> overheads) {}

  private Turn turn(One one, int atOnce) throws InterruptedException {
    Queue<Long> overheads = new ConcurrentLinkedQueue<>();
    long cpu = cpu();
    long start = System.nanoTime();
    long end = start + TURN.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      int first = i * ids.size() / atOnce;
      threads.add(new Thread(() -> work(one, first, end, overheads), "worker-" + i));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = (cpu() - cpu) / 1e3 / overheads.size();
    return new Turn(overheads.size() / seconds, micros, List.copyOf(overheads));
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private void work(One one, int first, long end, Queue<Long> overheads) {
    try {
      for (int i = first; System.nanoTime() < end; i++) {
        overheads.add(one.of(ids.get(i % ids.size())));
      }
    } catch (IOException e) {
      throw new IllegalStateException("A call of the floor failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long event(String id) {
    TimedHttp http = java.util.Objects.requireNonNull(timed.get());
    String event = Estate.written(id);
    http.taken();
    long start = System.nanoTime();
    events.run(event);
    return System.nanoTime() - start - http.taken();
  }

  private long fetch(String id) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(arm.endpoint() + id + API))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> answer = bare.send(request, BodyHandlers.ofString());
    try {
      if (answer.statusCode() != 200 || JsonText.parseObject(answer.body()).isEmpty()) {
        throw new IOException("ARM answered " + answer.statusCode());
      }
      return 0;
    } catch (BadJson e) {
      throw new IOException("ARM's answer is not JSON", e);
    }
  }
}
