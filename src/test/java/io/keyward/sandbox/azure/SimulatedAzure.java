package io.keyward.sandbox.azure;

import io.keyward.sandbox.azure.endpoint.Confinement;
import io.keyward.sandbox.azure.front.Certificates;
import io.keyward.sandbox.azure.limit.ArmQuota;
import io.keyward.sandbox.azure.limit.Calls;
import io.keyward.sandbox.azure.limit.Faults;
import io.keyward.sandbox.azure.limit.GraphLag;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.EventSink;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.model.Tenant;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;

/** A running simulated tenant of Azure, on the loopback addresses of this machine. */
public final class SimulatedAzure implements AutoCloseable {

  /**
   * What a simulated tenant is started with.
   *
   * @param port the port to listen on, 0 for a free one
   * @param certificateDirectory where the generated authority is kept; ca.pem is written there
   * @param database where documents are kept
   * @param clock the time of the tenant
   * @param events takes what the tenant raises
   */
  public record Options(
      int port, Path certificateDirectory, DataSource database, Clock clock, EventSink events) {}

  /** The tenant that everything belongs to. */
  public static final String TENANT = Tenant.ID;

  private final Undertow server;
  private final Gateway gateway;
  private final Documents documents;
  private final Router.Logs logs;
  private final Certificates certificates;
  private final Seeds seeds;
  private final Calls calls;
  private final GraphLag lag;
  private final Confinement confinement;
  private final ArmQuota quota;
  private final ScheduledExecutorService timeouts;

  private SimulatedAzure(Assembly assembly, Certificates certificates, int port) {
    this.documents = assembly.documents();
    this.logs = assembly.logs();
    this.seeds = assembly.seeds();
    this.calls = assembly.calls();
    this.lag = assembly.lag();
    this.confinement = assembly.confinement();
    this.quota = assembly.quota();
    this.certificates = certificates;
    this.timeouts = Executors.newSingleThreadScheduledExecutor(SimulatedAzure::daemon);
    this.gateway = new Gateway(assembly.router(), calls, timeouts);
    this.server = Listener.start(port, certificates.server(), gateway);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulated-azure-timeouts");
    thread.setDaemon(true);
    return thread;
  }

  /** Starts a tenant; it answers when this returns. */
  public static SimulatedAzure start(Options options) {
    Certificates certificates = Certificates.in(options.certificateDirectory(), Clock.systemUTC());
    return new SimulatedAzure(Assembly.of(options, certificates), certificates, options.port());
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** The address of ARM and of the sign-in service. */
  public String endpoint() {
    return "https://localhost:" + port();
  }

  /** The certificate of the generated authority. */
  public Path caFile() {
    return certificates.authorityFile();
  }

  /** A context for clients that trusts the generated authority. */
  public SSLContext clientTrust() {
    return certificates.client();
  }

  /** What another server here shows to clients that trust the generated authority. */
  public SSLContext serverIdentity() {
    return certificates.server();
  }

  /** Makes the tenant misbehave from now on; {@link Faults#NONE} ends it. */
  public void faults(Faults faults) {
    gateway.faults(faults);
    lag.set(faults.resourceGraphLagSeconds());
  }

  /** Whether ARM refuses what exceeds its limits for each subscription; at first it does not. */
  public void throttle(boolean on) {
    quota.enforce(on);
  }

  /** How much longer each answer takes from now on. */
  public void latency(Duration time) {
    gateway.latency(time);
  }

  /** Gives a client one custom role on all subscriptions, and nothing else. */
  public void confine(String clientId, Collection<String> actions, Collection<String> dataActions) {
    confinement.confine(clientId, actions, dataActions);
  }

  /** Puts ready-made ARM bodies into the tenant without any event. */
  public void loadBodies(List<Map<String, Object>> armBodies) {
    seeds.load(armBodies);
  }

  /** The id by which the query service knows a workspace of that ARM id. */
  public static String workspaceId(String armId) {
    return Identities.derived("workspace", armId);
  }

  /** Who gets what is sent to the tenant's topic from now on; its address is the endpoint. */
  public void topicTo(EventSink sink) {
    logs.topic().deliverTo(sink);
  }

  /** How often each kind of call arrived. */
  public Calls calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop();
    timeouts.shutdownNow();
    logs.audit().close();
    documents.close();
  }
}
