package io.keyward.bench.load;

import com.sun.management.OperatingSystemMXBean;
import io.keyward.bench.measure.House;
import io.keyward.bench.measure.SendingQueue;
import io.keyward.bench.measure.SlowTable;
import io.keyward.bootstrap.Keyward;
import io.keyward.json.JsonText;
import io.keyward.sandbox.host.FunctionHost;
import io.keyward.sandbox.host.HostConfig;
import io.keyward.sandbox.host.HostJson;
import io.keyward.sandbox.host.SandboxClock;
import io.keyward.sandbox.host.event.EventDelivery;
import io.keyward.sandbox.host.event.EventSubscription;
import io.keyward.sandbox.host.function.AppCode;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.http.Inbox;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.sandbox.store.EmbeddedQueue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * The process under load: the function host, Keyward, its table and its queue in a folder; Azure is
 * elsewhere. Tells how it is as one line of JSON for each line that it is sent.
 */
final class LoadedApp {
  /** No sweep: what an event was lost for must stay unnoticed. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "KEYWARD_TENANT_ID", House.TENANT,
          "KEYWARD_SWEEP_SCHEDULE", "0 0 0 1 1 *",
          "WEBSITE_AUTH_ENABLED", "true",
          "KeywardStorage", "embedded");

  private final Clock clock;
  private final EmbeddedQueue queue;
  private final SlowTable table;
  private final AtomicLong sent;
  private long tableCalls;

  private LoadedApp(Clock clock, EmbeddedQueue queue, SlowTable table, AtomicLong sent) {
    this.clock = clock;
    this.queue = queue;
    this.table = table;
    this.sent = sent;
  }

  /** Arguments: the address of the simulated Azure, a folder for the data. */
  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    Database database = Database.at(Path.of(arguments[1]));
    SandboxClock clock = new SandboxClock(database, Clock.systemUTC());
    EmbeddedQueue queue = new EmbeddedQueue(database, clock, "keyward-work");
    SlowTable table = new SlowTable(new EmbeddedEntityTable(database, "keyward"));
    AtomicLong sent = new AtomicLong();
    House house =
        House.of(
            new House.Tenant(URI.create(arguments[0]), SSLContext.getDefault()),
            table,
            new SendingQueue(
                (text, delay) -> {
                  sent.incrementAndGet();
                  queue.send(text, delay);
                }),
            clock);
    FunctionHost host = host(house.keyward(), database, clock);
    System.out.println("http://localhost:" + host.port());
    new LoadedApp(clock, queue, table, sent).tell();
    System.exit(0);
  }

  private static FunctionHost host(Keyward keyward, Database database, SandboxClock clock) {
    FunctionCatalog catalog =
        FunctionCatalog.scan(Keyward.class.getClassLoader(), "io.keyward.functions", SETTINGS);
    return FunctionHost.start(
        new HostConfig(
            0,
            database,
            clock,
            catalog,
            new EventDelivery(database, clock, EventSubscription.standard(catalog)),
            AppCode.inProcess(keyward::function),
            HostConfig.embeddedQueues(database, clock),
            HostJson.read(Path.of("host.json")),
            SETTINGS,
            Map.of(),
            new Inbox(clock)));
  }

  /** Until nobody asks any more. */
  private void tell() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    while (line != null) {
      System.out.println(JsonText.write(now(line.equals("collected"))));
      line = in.readLine();
    }
  }

  private Map<String, Object> now(boolean collected) throws IOException {
    Map<String, Object> now = new LinkedHashMap<>();
    if (collected) {
      System.gc();
      now.put("heap", heapAfterCollection());
    }
    tableCalls += table.calls();
    now.put("resident", resident());
    now.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    now.put("cpuSeconds", cpuNanos() / 1e9);
    now.put("visible", queue.visible());
    now.put("waiting", queue.invisible());
    now.put("overdueSeconds", since(queue.earliestDue().orElse(Instant.MAX)));
    now.put("ageSeconds", since(queue.oldest().orElse(Instant.MAX)));
    now.put("messages", sent.get());
    now.put("tableCalls", tableCalls);
    return now;
  }

  /** As it was when the collection ended, not as it is since. */
  private static double heapAfterCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
            .sum()
        / 1e6;
  }

  private double since(Instant then) {
    Instant now = clock.instant();
    return then.isAfter(now) ? 0 : Duration.between(then, now).toMillis() / 1e3;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Megabytes that the process holds of the machine's memory. */
  private static double resident() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          * 1_024
          / 1e6;
    }
  }
}
