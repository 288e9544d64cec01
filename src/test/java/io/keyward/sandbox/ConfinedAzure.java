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
import io.keyward.azure.store.TableKeyUses;
import io.keyward.inventory.Body;
import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulated Azure with one vault, whose clients hold a role, or all of it but one action. */
final class ConfinedAzure implements AutoCloseable {
  static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg";
  static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/kv-least";
  static final String URI_OF_VAULT = "https://kv-least.vault.azure.net";
  static final String URI_OF_KEY = URI_OF_VAULT + "/keys/cmk";
  static final Body ROLES = Roles.shipped();
  private static final String CUSTOM = "cccccccc-0000-0000-0000-000000000001";

  private final Database database = Database.inMemory();
  private final SimulatedAzure azure;
  private final HttpClient http;
  private final AzureEnvironment cloud;
  private int clients;

  /** The two ways in which a reader reads. */
  record Reader(ArmResources resources, ArmSurroundings around) {}

  ConfinedAzure(Path directory) {
    azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                0, directory, database.dataSource(), Clock.systemUTC(), event -> {}));
    http = JdkClients.create(azure.clientTrust());
    URI endpoint = URI.create(azure.endpoint());
    cloud = Clouds.named("AzureCloud", endpoint, endpoint);
    azure.loadBodies(List.of(vault(), key(), grant()));
  }

  private static Map<String, Object> vault() {
    Map<String, Object> properties =
        Map.of(
            "vaultUri",
            URI_OF_VAULT + "/",
            "tenantId",
            Tenancy.TENANT,
            "enableRbacAuthorization",
            true);
    Map<String, Object> body =
        new HashMap<>(body(VAULT, "kv-least", "Microsoft.KeyVault/vaults", properties));
    body.put("location", "westeurope");
    return body;
  }

  private static Map<String, Object> key() {
    return body(
        VAULT + "/keys/cmk",
        "cmk",
        "Microsoft.KeyVault/vaults/keys",
        Map.of("kty", "RSA", "keyUri", URI_OF_KEY));
  }

  private static Map<String, Object> grant() {
    return body(
        VAULT + "/providers/Microsoft.Authorization/roleAssignments/" + CUSTOM,
        CUSTOM,
        "Microsoft.Authorization/roleAssignments",
        Map.of("scope", VAULT, "principalId", "p", "roleDefinitionId", "/x/" + CUSTOM));
  }

  private static Map<String, Object> body(
      String id, String name, String type, Map<String, Object> properties) {
    return Map.of("id", id, "name", name, "type", type, "properties", properties);
  }

  /** A client that holds this role, but not this one of its actions. */
  String client(String role, String without) {
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

  /** Reads as this client. */
  Reader reader(String client) {
    TokenCredential credential = credential(client);
    Clock clock = Clock.systemUTC();
    ArmBodies bodies = ArmBodies.create(credential, cloud, http, clock);
    VaultBodies vaults = VaultBodies.create(credential, cloud, vaultHosts(), clock);
    TableKeyUses uses = new TableKeyUses(new EmbeddedEntityTable(database, "least"));
    return new Reader(new ArmResources(bodies), new ArmSurroundings(bodies, vaults, uses, clock));
  }

  /** Changes things as this client. */
  LiveChanges changes(String client) {
    return LiveChanges.create(credential(client), cloud, vaultHosts(), Clock.systemUTC());
  }

  private VaultHosts vaultHosts() {
    return new VaultHosts(http, URI.create(azure.endpoint()));
  }

  @Override
  public void close() {
    azure.close();
    database.close();
  }
}
