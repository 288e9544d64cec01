package io.keyward.sandbox;

import com.azure.data.tables.TableServiceClientBuilder;
import io.keyward.azure.JdkClients;
import io.keyward.azure.store.AzuriteProcess;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.host.SandboxClock;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.function.WorkerProcess;
import io.keyward.sandbox.platform.AppPlatform;
import io.keyward.sandbox.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The app from its packaged folder, in a process that knows nothing but its settings. */
final class PackagedForm implements AutoCloseable {
  private static final Map<String, String> IDENTITIES =
      Map.of(
          "00000000-0000-0000-0000-00000000c001", Tenancy.READER,
          "00000000-0000-0000-0000-00000000c002", Tenancy.REMEDIATOR);

  /** As in Azure, by worker.config.json of its worker 2.17.0, but for what hides mistakes. */
  private static final List<String> FLAGS =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true");

  private final Path folder;
  private final AppPlatform platform;
  private final WorkerProcess worker;

  /** What stands around the app. */
  record Around(SimulatedAzure azure, Database database, SandboxClock clock, int port) {}

  private PackagedForm(Path folder, AppPlatform platform, WorkerProcess worker) {
    this.folder = folder;
    this.platform = platform;
    this.worker = worker;
  }

  /** Starts it under a policy, with these settings of its own. */
  static PackagedForm start(
      Around around, FunctionCatalog catalog, String policy, Map<String, String> settings) {
    Path folder = Path.of("target", "sandbox", "app-" + around.port());
    try {
      AppPlatform platform =
          new AppPlatform(around.azure(), around.database(), around.clock(), IDENTITIES, folder);
      Map<String, String> all = new HashMap<>(settings);
      all.putAll(platform.settings());
      IDENTITIES.forEach((id, name) -> all.put(setting(name), id));
      all.put("KeywardStorage", platform.storage(storage()));
      Path file = Files.writeString(folder.resolve("policy.yaml"), policy);
      all.put("KEYWARD_POLICY_FILE", file.toAbsolutePath().toString());
      List<String> flags = new ArrayList<>(FLAGS);
      flags.addAll(platform.flags());
      WorkerProcess.Plan plan =
          new WorkerProcess.Plan(
              folder.resolve("worker"), flags, all, folder.resolve("app.log"), around.clock());
      return new PackagedForm(folder, platform, WorkerProcess.start(plan, catalog));
    } catch (IOException e) {
      throw new CannotStart("--app: " + e.getMessage());
    }
  }

  private static String setting(String identity) {
    return identity.equals(Tenancy.READER)
        ? "KEYWARD_READER_CLIENT_ID"
        : "KEYWARD_REMEDIATOR_CLIENT_ID";
  }

  /** The emulator's, without what an earlier sandbox of this process left. */
  private static String storage() {
    String connection = AzuriteProcess.running().connectionString();
    new TableServiceClientBuilder()
        .connectionString(connection)
        .httpClient(JdkClients.create())
        .buildClient()
        .deleteTable(Storage.TABLE);
    return connection;
  }

  /** A port for the host, which the app's settings name before the host listens. */
  static int port(int wanted) {
    if (wanted != 0) {
      return wanted;
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WorkerProcess code() {
    return worker;
  }

  /** Where the process writes what it prints. */
  Path log() {
    return folder.resolve("app.log");
  }

  @Override
  public void close() {
    worker.close();
    platform.close();
  }
}
