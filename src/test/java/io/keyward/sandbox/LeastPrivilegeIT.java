package io.keyward.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.keyward.azure.store.TableKeyUses;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.Sent;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The roles that infra gives are enough for every kind of call, and each of their actions is
 * needed: without it, the simulated Azure turns one of these calls away.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class LeastPrivilegeIT {
  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  private static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg";
  private static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/kv-least";
  private static final String URI_OF_KEY = "https://kv-least.vault.azure.net/keys/cmk";
  private static final String CUSTOM = "cccccccc-0000-0000-0000-000000000001";

  /** Questions to logs go to another service than the resource manager. */
  private static final String LOGS = "Microsoft.OperationalInsights/workspaces/query/";

  private static final Body ROLES = Roles.shipped();

  private final Database database = Database.inMemory();
  private final SimulatedAzure azure;
  private final HttpClient http;
  private final AzureEnvironment cloud;
  private int clients;

  LeastPrivilegeIT(@TempDir Path directory) {
    azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                0, directory, database.dataSource(), Clock.systemUTC(), event -> {}));
    http = JdkClients.create(azure.clientTrust());
    URI endpoint = URI.create(azure.endpoint());
    cloud = Clouds.named("AzureCloud", endpoint, endpoint);
  }

  @BeforeAll
  void prepare() {
    azure.loadBodies(
        List.of(
            Map.of(
                "id",
                VAULT,
                "name",
                "kv-least",
                "type",
                "Microsoft.KeyVault/vaults",
                "location",
                "westeurope",
                "properties",
                Map.of(
                    "vaultUri",
                    "https://kv-least.vault.azure.net/",
                    "tenantId",
                    Tenancy.TENANT,
                    "enableRbacAuthorization",
                    true)),
            Map.of(
                "id",
                VAULT + "/keys/cmk",
                "name",
                "cmk",
                "type",
                "Microsoft.KeyVault/vaults/keys",
                "properties",
                Map.of("kty", "RSA", "keyUri", URI_OF_KEY)),
            Map.of(
                "id",
                VAULT + "/providers/Microsoft.Authorization/roleAssignments/" + CUSTOM,
                "name",
                CUSTOM,
                "type",
                "Microsoft.Authorization/roleAssignments",
                "properties",
                Map.of("scope", VAULT, "principalId", "p", "roleDefinitionId", "/x/" + CUSTOM))));
  }

  @AfterAll
  void stop() {
    azure.close();
    database.close();
  }

  private String client(String role, String without) {
    String name = role + "-" + clients++;
    azure.confine(name, less(role, "actions", without), less(role, "dataActions", without));
    return name;
  }

  private static List<String> less(String role, String list, String without) {
    return Roles.actions(ROLES, role, list).stream()
        .filter(action -> !without.equals(list + " " + action))
        .toList();
  }

  private TokenCredential credential(String client) {
    return new ClientSecretCredentialBuilder()
        .authorityHost(azure.endpoint())
        .disableInstanceDiscovery()
        .tenantId(Tenancy.TENANT)
        .clientId(client)
        .clientSecret("sandbox")
        .httpClient(http)
        .build();
  }

  /** What a reader was refused, of all that is ever read. */
  private List<String> refusedReads(String client) {
    TokenCredential credential = credential(client);
    Clock clock = Clock.systemUTC();
    ArmBodies bodies = ArmBodies.create(credential, cloud, http, clock);
    VaultBodies vaults =
        VaultBodies.create(
            credential, cloud, new VaultHosts(http, URI.create(azure.endpoint())), clock);
    TableKeyUses uses = new TableKeyUses(new EmbeddedEntityTable(database, "least"));
    ArmSurroundings around = new ArmSurroundings(bodies, vaults, uses, clock);
    ArmResources resources = new ArmResources(bodies);
    List<Lookup<?>> told = new ArrayList<>();
    for (ResourceKind kind : ResourceKind.values()) {
      if (kind != ResourceKind.SERVICE_PRINCIPAL) {
        told.add(resources.read(sample(kind)));
      }
    }
    KeyReference key = KeyReference.of("https://kv-least.vault.azure.net", "cmk", "");
    told.add(around.vaultAt(key));
    told.add(around.key(new Lookup.Unreadable<>("as if"), key));
    told.add(around.rotation(key));
    told.add(around.inGroup(SUBSCRIPTION, "rg"));
    told.add(resources.each(SUBSCRIPTION, id -> {}));
    Lookup<Resource> vault = around.read(VAULT);
    told.add(vault);
    Principal principal = new Principal("p", "", "");
    vault.fold(
        it -> told.add(around.grants(it, key, List.of(principal))),
        missing -> told.add(missing),
        reason -> told.add(new Lookup.Unreadable<>(reason)));
    if (resources.subscriptions().isEmpty()) {
      told.add(new Lookup.Unreadable<>("403: no subscription is shown"));
    }
    return told.stream()
        .filter(Lookup.Unreadable.class::isInstance)
        .map(Object::toString)
        .filter(it -> it.contains("403") || it.contains("uthoriz"))
        .toList();
  }

  private static ResourceId sample(ResourceKind kind) {
    String[] parts = kind.type().split("/", -1);
    StringBuilder id = new StringBuilder(GROUP + "/providers/" + parts[0]);
    Stream.of(parts).skip(1).forEach(part -> id.append('/').append(part).append("/least"));
    return ResourceId.of(id.toString());
  }

  static List<String> readerActions() {
    return all("reader").stream().filter(it -> !it.contains(LOGS)).toList();
  }

  static List<String> remediatorActions() {
    return all("remediator");
  }

  private static List<String> all(String role) {
    return Stream.of("actions", "dataActions")
        .flatMap(list -> Roles.actions(ROLES, role, list).stream().map(it -> list + " " + it))
        .toList();
  }

  @Test
  void theReadersRoleIsEnough() {
    assertThat(refusedReads(client("reader", ""))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readerActions")
  void theReaderNeeds(String action) {
    assertThat(refusedReads(client("reader", action))).isNotEmpty();
  }

  private static Change arm(Change.Verb verb, String id, Map<String, Object> body) {
    String type = ResourceId.of(id).type();
    String version = ResourceKind.ofType(type).map(ResourceKind::apiVersion).orElse("2023-07-01");
    return Change.arm(verb, id + "?api-version=" + version, Map.copyOf(body));
  }

  private static Change vault(Change.Verb verb, String tail) {
    return new Change(
        Plane.KEY_VAULT, verb, URI_OF_KEY + tail + "?api-version=7.4", Map.of("attributes", "x"));
  }

  /** Everything that a step of a plan may send, with bodies that nothing accepts. */
  private static List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (String action : Roles.actions(ROLES, "remediator", "actions")) {
      String type = action.substring(0, action.lastIndexOf('/'));
      if (action.endsWith("/write") && ResourceKind.ofType(type).isPresent()) {
        String id = sample(ResourceKind.ofType(type).orElseThrow()).toString();
        changes.add(arm(Change.Verb.PUT, id, Map.of("properties", "odd")));
      }
    }
    changes.add(arm(Change.Verb.PUT, VAULT + "/accessPolicies/add", Map.of("properties", "odd")));
    changes.add(
        arm(
            Change.Verb.DELETE,
            VAULT + "/providers/Microsoft.Authorization/roleAssignments/none",
            Map.of()));
    changes.add(
        arm(
            Change.Verb.PATCH,
            sample(ResourceKind.COGNITIVE_ACCOUNT).toString(),
            Map.of("identity", Map.of("userAssignedIdentities", Map.of("/x", Map.of())))));
    changes.add(vault(Change.Verb.PATCH, "/v1"));
    changes.add(vault(Change.Verb.POST, "/rotate"));
    changes.add(vault(Change.Verb.PUT, "/rotationpolicy"));
    return changes;
  }

  /** What a remediator was refused, of all that plans send and read back. */
  private List<String> refusedChanges(String client) {
    LiveChanges live =
        LiveChanges.create(
            credential(client),
            cloud,
            new VaultHosts(http, URI.create(azure.endpoint())),
            Clock.systemUTC());
    List<String> told = new ArrayList<>();
    changes().forEach(change -> told.add(live.send(change).toString()));
    for (String action : Roles.actions(ROLES, "remediator", "actions")) {
      ResourceKind.ofType(action.substring(0, action.lastIndexOf('/')))
          .filter(kind -> action.endsWith("/read"))
          .ifPresent(
              kind ->
                  told.add(
                      live.read(Plane.ARM, sample(kind) + "?api-version=" + kind.apiVersion())
                          .toString()));
    }
    told.add(live.read(Plane.KEY_VAULT, URI_OF_KEY + "?api-version=7.4").toString());
    told.add(live.read(Plane.KEY_VAULT, URI_OF_KEY + "/rotationpolicy?api-version=7.4").toString());
    return told.stream().filter(it -> it.contains("403")).toList();
  }

  @Test
  void theRemediatorsRoleIsEnough() {
    assertThat(refusedChanges(client("remediator", ""))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("remediatorActions")
  void theRemediatorNeeds(String action) {
    assertThat(refusedChanges(client("remediator", action))).isNotEmpty();
  }

  @Test
  void whatNoStepSendsIsNotAllowed() {
    LiveChanges live =
        LiveChanges.create(
            credential(client("remediator", "")),
            cloud,
            new VaultHosts(http, URI.create(azure.endpoint())),
            Clock.systemUTC());

    Sent deleted = live.send(arm(Change.Verb.DELETE, VAULT, Map.of()));
    Sent deletedKey = live.send(vault(Change.Verb.DELETE, ""));

    assertThat(List.of(deleted, deletedKey))
        .allSatisfy(
            sent ->
                assertThat(sent)
                    .isInstanceOfSatisfying(
                        Sent.Refused.class, it -> assertThat(it.status()).isEqualTo(403)));
  }
}
