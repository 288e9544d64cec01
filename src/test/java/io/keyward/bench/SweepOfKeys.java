package io.keyward.bench;

import io.keyward.alert.Channels;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.JdkClients;
import io.keyward.azure.store.TableKeyUses;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.bench.measure.HostWork;
import io.keyward.bench.measure.House;
import io.keyward.bench.measure.KeyTenant;
import io.keyward.bench.measure.NetworkFloor;
import io.keyward.bench.measure.Report;
import io.keyward.bench.measure.ShiftedClock;
import io.keyward.bench.measure.SlowHttp;
import io.keyward.bootstrap.Keyward;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.functions.SweepKeysTimer;
import io.keyward.functions.Work;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.azure.limit.Pace;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.sandbox.store.EmbeddedQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The hourly sweep of 2,000 keys in 50 vaults against the network calls alone, what it asks of each
 * limit that Azure publishes, and how soon people hear that a key with 10,000 users is disabled.
 */
final class SweepOfKeys {
  private static final int CROWD = 10_000;
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final SimulatedAzure azure;
  private final ShiftedClock clock = new ShiftedClock();
  private final EntityTable table;
  private final EmbeddedQueue queue;
  private final Report report = new Report("keys");
  private final SlowHttp http;
  private final Keyward keyward;
  private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
  private final HostWork work;

  private SweepOfKeys(SimulatedAzure azure, Database database) throws BadPolicy {
    this.azure = azure;
    table = new EmbeddedEntityTable(database, "keyward");
    queue = new EmbeddedQueue(database, clock, "keyward-work");
    http = new SlowHttp(JdkClients.create(azure.clientTrust()));
    keyward =
        House.of(House.Tenant.of(azure), table, queue, clock)
            .through(own -> http)
            .keyward(policy(), channels());
    work = new HostWork(queue, (Work) keyward.function(Work.class));
  }

  private static PolicySource policy() throws BadPolicy {
    return PolicySource.fixed(
        PolicyFile.parse(
            """
            channels: [{name: ops, type: teams, urlSetting: KEYWARD_CHANNEL_OPS}]
            alerts: {escalateAfter: PT0S}
            alertRoutes: [{channels: [ops]}]
            """),
        Instant.EPOCH);
  }

  private Channels channels() {
    return description ->
        (message, remoteId) -> {
          messages.add(message);
          return new Receipt.Accepted("");
        };
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException, BadPolicy {
    Path folder = Files.createTempDirectory("keyward-sweep");
    try (Database database = Database.inMemory();
        SimulatedAzure azure =
            SimulatedAzure.start(
                new SimulatedAzure.Options(
                    0, folder, database.dataSource(), Clock.systemUTC(), event -> {}))) {
      new SweepOfKeys(azure, Database.inMemory()).run();
    }
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    KeyTenant.fill(azure, new TableKeyUses(table));
    sweep("first sweep, nothing known yet");
    clock.shift(Duration.ofHours(1));
    work.untilIdle();
    clock.shift(Duration.ofHours(1));
    NetworkFloor floor = new NetworkFloor(House.Tenant.of(azure));
    Duration took = sweep("hourly sweep");
    List<SlowHttp.Noted> calls = http.taken();
    int atOnce = http.mostAtOnce();
    Duration limited = floor.of(calls, atOnce, true);
    Duration alone = floor.of(calls, atOnce, false);
    double ratio = seconds(took) / seconds(limited);
    report.row(
        "what",
        "floor with %d calls at once, within ARM's limits".formatted(atOnce),
        "seconds",
        seconds(limited));
    report.row("what", "floor without limits", "seconds", seconds(alone));
    report.row("what", "ratio", "seconds", ratio);
    report.goal("at most twice the floor", ratio <= 2);
    clock.shift(Duration.ofHours(1));
    work.untilIdle();
    crowd();
  }

  private Duration sweep(String name) throws InterruptedException {
    http.taken();
    http.mostAtOnce();
    azure.calls().pace().clear();
    long start = System.nanoTime();
    ((SweepKeysTimer) keyward.function(SweepKeysTimer.class)).run("{}");
    work.untilIdle();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Pace pace = azure.calls().pace();
    int vault =
        pace.lanes().stream()
            .filter(lane -> lane.startsWith("kv-"))
            .mapToInt(lane -> pace.mostIn(lane, TEN_SECONDS))
            .max()
            .orElse(0);
    double left =
        pace.lanes().stream()
            .filter(lane -> !lane.startsWith("kv-"))
            .mapToDouble(lane -> pace.leastLeft(lane, 250, 25))
            .min()
            .orElse(0);
    report.row(
        "what", name,
        "seconds", seconds(took),
        "calls to a vault in 10 s, most of 4000", vault,
        "left of ARM's 250 reads, least", left);
    report.goal("inside the limits: " + name, vault < 4_000 && left >= 0);
    return took;
  }

  private void crowd() throws InterruptedException {
    KeyTenant.crowd(new TableKeyUses(table), CROWD);
    messages.clear();
    KeyTenant.disable(azure);
    queue.send("v1 vault " + KeyTenant.vaultId(0), Duration.ZERO);
    Duration took = work.until(() -> !messages.isEmpty());
    int radius = messages.stream().mapToInt(it -> it.radius().count()).max().orElse(0);
    work.untilIdle();
    report.row(
        "what",
        "%d under a disabled key: heard of %d by %d messages"
            .formatted(CROWD, radius, messages.size()),
        "seconds",
        seconds(took));
    report.end();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
