package io.keyward.bench.measure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.keyward.alert.Channels;
import io.keyward.alert.Receipt;
import io.keyward.azure.Clouds;
import io.keyward.azure.JdkClients;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.azure.arm.ArmResources;
import io.keyward.azure.arm.ArmSurroundings;
import io.keyward.azure.arm.VaultBodies;
import io.keyward.azure.store.TableKeyUses;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.bootstrap.Keyward;
import io.keyward.bootstrap.Parts;
import io.keyward.bootstrap.Settings;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.KeyLog;
import io.keyward.functions.ResourceEvents;
import io.keyward.kpi.AccessLogs;
import io.keyward.sandbox.VaultHosts;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * One instance of Keyward as it is wired for Azure, with the real clients, against a simulated
 * tenant.
 *
 * @param tenant where it signs in and finds vaults
 * @param http what the clients of ARM and of vaults call through
 * @param arm the resource manager, the tenant's own or one before it
 */
public record House(
    Tenant tenant,
    EntityTable table,
    MessageQueue queue,
    UnaryOperator<HttpClient> http,
    URI arm,
    Clock clock) {
  public static final String TENANT = "11111111-1111-1111-1111-111111111111";

  /** How the deployed app's JVM is told of threads. */
  public static final String JAVA_OPTS = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2";

  /** Where a simulated tenant is, of this process or another. */
  public record Tenant(URI endpoint, SSLContext trust) {
    public static Tenant of(SimulatedAzure azure) {
      return new Tenant(URI.create(azure.endpoint()), azure.clientTrust());
    }
  }

  /** With nothing between it and the tenant. */
  public static House of(Tenant tenant, EntityTable table, MessageQueue queue, Clock clock) {
    return new House(tenant, table, queue, UnaryOperator.identity(), tenant.endpoint(), clock);
  }

  /** The same, whose clients call through this. */
  public House through(UnaryOperator<HttpClient> client) {
    return new House(tenant, table, queue, client, arm, clock);
  }

  /** The same with its resource manager at another place. */
  public House at(URI other) {
    return new House(tenant, table, queue, http, other, clock);
  }

  /** A fresh instance, which remembers nothing, under the standard policy. */
  public Keyward keyward() {
    return keyward(
        PolicySource.fixed(Policy.standard(), Instant.EPOCH),
        description -> (message, remoteId) -> new Receipt.Accepted(""));
  }

  public Keyward keyward(PolicySource policies, Channels channels) {
    return Keyward.of(
        Settings.of(
            Map.of(
                "KEYWARD_TENANT_ID",
                TENANT,
                "KeywardStorage",
                "embedded",
                "WEBSITE_AUTH_ENABLED",
                "true")),
        policies,
        parts(channels));
  }

  /** What takes events, of a fresh instance. */
  public ResourceEvents events() {
    return (ResourceEvents) keyward().function(ResourceEvents.class);
  }

  private Parts parts(Channels channels) {
    HttpClient plain = JdkClients.create(tenant.trust());
    HttpClient seen = http.apply(plain);
    URI sandbox = tenant.endpoint();
    AzureEnvironment cloud = Clouds.named("AzureCloud", arm, sandbox);
    TokenCredential reader =
        new ClientSecretCredentialBuilder()
            .authorityHost(sandbox.toString())
            .disableInstanceDiscovery()
            .tenantId(TENANT)
            .clientId("keyward-reader")
            .clientSecret("bench")
            .httpClient(plain)
            .build();
    ArmBodies bodies = ArmBodies.create(reader, cloud, seen, clock);
    VaultBodies vaults = VaultBodies.create(reader, cloud, new VaultHosts(seen, sandbox), clock);
    return new Parts(
        table,
        queue,
        new ArmResources(bodies),
        new ArmSurroundings(bodies, vaults, new TableKeyUses(table), clock),
        Optional.empty(),
        AccessLogs.none(),
        KeyLog.none(),
        channels,
        clock);
  }
}
