package io.keyward.sandbox;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.keyward.azure.Clouds;
import io.keyward.azure.JdkClients;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.azure.arm.ArmResources;
import io.keyward.azure.arm.ArmSurroundings;
import io.keyward.azure.arm.LiveChanges;
import io.keyward.azure.arm.VaultBodies;
import io.keyward.azure.channel.LiveChannels;
import io.keyward.azure.log.LogWorkspaces;
import io.keyward.azure.store.TableKeyUses;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.bootstrap.Keyward;
import io.keyward.bootstrap.Parts;
import io.keyward.bootstrap.Settings;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.Body;
import io.keyward.sandbox.azure.SimulatedAzure;
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
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A simulated Azure and a function host that runs Keyward, joined by real requests. */
public final class Tenancy implements AutoCloseable {
  public static final String TENANT = "11111111-1111-1111-1111-111111111111";
  static final String READER = "keyward-reader";
  static final String REMEDIATOR = "keyward-remediator";

  /** Where the vaults' audit logs are looked for, once the workspace is there. */
  static final String LOGS =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-logs/providers"
          + "/Microsoft.OperationalInsights/workspaces/log-vaults";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "KEYWARD_TENANT_ID", TENANT,
          "KEYWARD_LOG_WORKSPACES", SimulatedAzure.workspaceId(LOGS),
          "KEYWARD_SWEEP_SCHEDULE", "0 7 * * * *",
          "WEBSITE_AUTH_ENABLED", "true",
          "KeywardStorage", "embedded");

  private static final String ALERTS = "/sandbox/alerts";

  private final Database database;
  private final Storage storage;
  private final SandboxClock clock;
  private final SimulatedAzure azure;
  private final FunctionHost host;
  private final boolean fresh;
  private final PolicySource policies;
  private final Inbox inbox;
  private final @Nullable PackagedForm app;

  private Tenancy(SandboxOptions options) {
    options.check();
    database = database(options);
    clock = new SandboxClock(database, Clock.systemUTC());
    policies = SandboxPolicy.source(options, clock);
    fresh = database.remembered("demo").isEmpty();
    storage =
        options.app == null
            ? Storage.open(options.storage, database, clock)
            : Storage.ofApp(database, clock);
    FunctionCatalog catalog = catalog(options);
    EventDelivery events = new EventDelivery(database, clock, EventSubscription.standard(catalog));
    azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                options.azurePort,
                certificates(options),
                database.dataSource(),
                clock,
                events::emit));
    inbox = new Inbox(clock);
    azure.topicTo(inbox::topic);
    loadOnce(options);
    confine(azure);
    app = options.app == null ? null : packaged(options, catalog);
    host = FunctionHost.start(config(options, catalog, events));
  }

  /** Its settings name the host before it listens, so the port is chosen first. */
  private PackagedForm packaged(SandboxOptions options, FunctionCatalog catalog) {
    options.port = PackagedForm.port(options.port);
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("KEYWARD_CHANNEL_SANDBOX_URL", "http://localhost:" + options.port + ALERTS);
    settings.put("KEYWARD_CHANNEL_SANDBOX_KEY", Inbox.SECRET);
    settings.put("KEYWARD_CHANNEL_TOPIC_URL", azure.endpoint());
    settings.putAll(options.settings);
    return PackagedForm.start(
        new PackagedForm.Around(azure, database, clock, options.port),
        catalog,
        SandboxPolicy.text(options),
        settings);
  }

  private AppCode code(SandboxOptions options) {
    if (app != null) {
      return app.code();
    }
    Keyward keyward = Keyward.of(Settings.of(SETTINGS), policies, parts(options.settings));
    return AppCode.inProcess(keyward::function);
  }

  private static FunctionCatalog catalog(SandboxOptions options) {
    return options.app == null
        ? FunctionCatalog.scan(Keyward.class.getClassLoader(), "io.keyward.functions", SETTINGS)
        : FunctionCatalog.packaged(options.app, SETTINGS);
  }

  /** Keyward's identities have the roles that infra gives them, and nothing else. */
  private static void confine(SimulatedAzure azure) {
    Body roles = Roles.shipped();
    for (String role : List.of("reader", "remediator")) {
      azure.confine(
          "keyward-" + role,
          Roles.actions(roles, role, "actions"),
          Roles.actions(roles, role, "dataActions"));
    }
  }

  public static Tenancy start(SandboxOptions options) {
    return new Tenancy(options);
  }

  private static Database database(SandboxOptions options) {
    try {
      return options.data == null ? Database.inMemory() : Database.at(options.data);
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
      throw new CannotStart("--data " + options.data + ": " + e.getMessage());
    }
  }

  /** Not again after a restart: what was written since must stay. */
  private void loadOnce(SandboxOptions options) {
    if (options.load != null && database.remembered("load").isEmpty()) {
      new Loading(azure).load(options.load);
      database.remember("load", "done");
    }
  }

  private static Path certificates(SandboxOptions options) {
    return options.data == null ? Path.of("target", "sandbox") : options.data;
  }

  private Parts parts(Map<String, String> settings) {
    HttpClient http = JdkClients.create(azure.clientTrust());
    URI endpoint = URI.create(azure.endpoint());
    TokenCredential reader = signedIn(READER, http);
    AzureEnvironment cloud = Clouds.named("AzureCloud", endpoint, endpoint);
    ArmBodies bodies = ArmBodies.create(reader, cloud, http, clock);
    VaultHosts elsewhere = new VaultHosts(http, endpoint);
    VaultBodies vaults = VaultBodies.create(reader, cloud, elsewhere, clock);
    LogWorkspaces.Scope logs =
        new LogWorkspaces.Scope("AzureCloud", List.of(SimulatedAzure.workspaceId(LOGS)), List.of());
    return new Parts(
        storage.table(),
        storage.work(),
        new ArmResources(bodies),
        new ArmSurroundings(bodies, vaults, new TableKeyUses(storage.table()), clock),
        Optional.of(LiveChanges.create(signedIn(REMEDIATOR, http), cloud, elsewhere, clock)),
        LogWorkspaces.create(reader, logs, elsewhere, clock),
        KeyLog.none(),
        LiveChannels.create(name -> channelSetting(settings, name), reader, http, clock),
        clock);
  }

  /** The sandbox's own receivers have theirs; what the user gives goes first. */
  private String channelSetting(Map<String, String> given, String name) {
    String own =
        switch (name) {
          case "KEYWARD_CHANNEL_SANDBOX_URL" -> hostUrl() + ALERTS;
          case "KEYWARD_CHANNEL_SANDBOX_KEY" -> Inbox.SECRET;
          case "KEYWARD_CHANNEL_TOPIC_URL" -> azure.endpoint();
          default -> "";
        };
    return given.getOrDefault(name, own);
  }

  private TokenCredential signedIn(String clientId, HttpClient http) {
    return new ClientSecretCredentialBuilder()
        .authorityHost(azure.endpoint())
        .disableInstanceDiscovery()
        .tenantId(TENANT)
        .clientId(clientId)
        .clientSecret("sandbox")
        .httpClient(http)
        .build();
  }

  private HostConfig config(SandboxOptions options, FunctionCatalog catalog, EventDelivery events) {
    Path folder = options.app == null ? Path.of("") : options.app;
    return new HostConfig(
        options.port,
        database,
        clock,
        catalog,
        events,
        code(options),
        storage.queues(),
        HostJson.read(folder.resolve("host.json")),
        SETTINGS,
        new AzureFaults(azure).targets(),
        inbox);
  }

  /** Whether nothing was ever written here; remembered once the demo estate is there. */
  boolean isFresh() {
    return fresh;
  }

  void rememberDemo() {
    database.remember("demo", "written");
  }

  Policy policy() {
    return policies.current();
  }

  public String hostUrl() {
    return "http://localhost:" + host.port();
  }

  MessageQueue work() {
    return storage.work();
  }

  EntityTable table() {
    return storage.table();
  }

  public SimulatedAzure azure() {
    return azure;
  }

  @Override
  public void close() {
    host.close();
    if (app != null) {
      app.close();
    }
    azure.close();
    storage.close();
    database.close();
  }
}
