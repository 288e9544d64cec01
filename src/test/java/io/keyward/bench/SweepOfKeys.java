package io.keyward.bench;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.ArmBodies;
import io.keyward.azure.ArmResources;
import io.keyward.azure.ArmSurroundings;
import io.keyward.azure.Clouds;
import io.keyward.azure.EntityTable;
import io.keyward.azure.JdkClients;
import io.keyward.azure.TableKeyUses;
import io.keyward.azure.VaultBodies;
import io.keyward.bootstrap.Keyward;
import io.keyward.bootstrap.Parts;
import io.keyward.bootstrap.Settings;
import io.keyward.compliance.BadPolicy;
import io.keyward.compliance.PolicyFile;
import io.keyward.compliance.PolicySource;
import io.keyward.functions.SweepKeysTimer;
import io.keyward.functions.Work;
import io.keyward.sandbox.VaultHosts;
import io.keyward.sandbox.azure.Pace;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.sandbox.store.EmbeddedQueue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The hourly sweep of 2,000 keys in 50 vaults against the network calls alone, what it asks of each
 * limit that Azure publishes, and how soon people hear that a key with 10,000 users is disabled.
 */
final class SweepOfKeys {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final int CROWD = 10_000;
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final SimulatedAzure azure;
  private final ShiftedClock clock = new ShiftedClock();
  private final EntityTable table;
  private final EmbeddedQueue queue;
  private final SlowHttp http;
  private final Keyward keyward;
  private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
  private final HostWork work;

  private SweepOfKeys(SimulatedAzure azure, Database database) throws BadPolicy {
    this.azure = azure;
    table = new EmbeddedEntityTable(database, "keyward");
    queue = new EmbeddedQueue(database, clock, "keyward-work");
    HttpClient plain = JdkClients.create(azure.clientTrust());
    http = new SlowHttp(plain);
    keyward =
        Keyward.of(
            Settings.of(Map.of("KEYWARD_TENANT_ID", TENANT, "KeywardStorage", "embedded")),
            policy(),
            parts(plain));
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

  private Parts parts(HttpClient plain) {
    URI endpoint = URI.create(azure.endpoint());
    AzureEnvironment cloud = Clouds.named("AzureCloud", endpoint, endpoint);
    TokenCredential reader =
        new ClientSecretCredentialBuilder()
            .authorityHost(azure.endpoint())
            .disableInstanceDiscovery()
            .tenantId(TENANT)
            .clientId("keyward-reader")
            .clientSecret("bench")
            .httpClient(plain)
            .build();
    ArmBodies bodies = ArmBodies.create(reader, cloud, http, clock);
    VaultBodies vaults = VaultBodies.create(reader, cloud, new VaultHosts(http, endpoint), clock);
    return new Parts(
        table,
        queue,
        new ArmResources(bodies),
        new ArmSurroundings(bodies, vaults, new TableKeyUses(table), clock),
        Optional.empty(),
        description ->
            (message, remoteId) -> {
              messages.add(message);
              return new Receipt.Accepted("");
            },
        clock);
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
    line("%d keys in %d vaults of 2 subscriptions", KeyTenant.KEYS, KeyTenant.VAULTS);
    sweep("first sweep, nothing known yet");
    clock.shift(Duration.ofHours(1));
    work.untilIdle();
    clock.shift(Duration.ofHours(1));
    NetworkFloor floor = new NetworkFloor(azure);
    Duration took = sweep("hourly sweep");
    List<SlowHttp.Noted> calls = http.taken();
    int atOnce = http.mostAtOnce();
    Duration limited = floor.of(calls, atOnce, true);
    Duration alone = floor.of(calls, atOnce, false);
    line(
        "floor with %d calls at once: %.1f s within ARM's limits, %.1f s without them; ratio %.2f",
        atOnce, seconds(limited), seconds(alone), seconds(took) / seconds(limited));
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
    line(
        "%s: %.1f s, at most %d calls to a vault in 10 s (of 4000), at least %.0f of 250 reads left",
        name, seconds(took), vault, left);
    return took;
  }

  private void crowd() throws InterruptedException {
    KeyTenant.crowd(new TableKeyUses(table), CROWD);
    messages.clear();
    KeyTenant.disable(azure);
    queue.send("v1 vault " + KeyTenant.vaultId(0), Duration.ZERO);
    Duration took = work.until(() -> !messages.isEmpty());
    line(
        "%d under a key that is disabled: heard %.1f s after its vault's message, radius %d",
        CROWD,
        seconds(took),
        messages.stream().mapToInt(it -> it.radius().count()).max().orElse(0));
    work.untilIdle();
    line("messages: %d", messages.size());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static void line(String text, Object... values) {
    System.out.println(String.format(Locale.ROOT, text, values));
  }
}
