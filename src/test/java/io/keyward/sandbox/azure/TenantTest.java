package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.GROUP;
import static io.keyward.sandbox.azure.TestTenant.account;
import static io.keyward.sandbox.azure.TestTenant.identityId;
import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.limit.Faults;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tenant keeps, fills in, lists, and how it survives. */
class TenantTest {
  private static final String BODY =
      """
      {"location":"westeurope","kind":"OpenAI","sku":{"name":"S0"},
       "identity":{"type":"SystemAssigned"},"tags":{"a":"1","b":"2"},
       "properties":{"future":{"x":null,"list":[1]}}}""";

  @TempDir Path directory;
  @TempDir static Path certificates;
  private TestTenant tenant = TestTenant.start(certificates);

  @BeforeEach
  void prepare() {
    tenant.group();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private void restart(Path certificates, DataSource database) {
    tenant.close();
    tenant = TestTenant.start(certificates, database, Clock.systemUTC());
  }

  @Test
  void everyPropertySentComesBackWithWhatAzureFillsIn() {
    tenant.put(account("Alpha"), BODY);

    TestTenant.Answer read =
        tenant.get(account("ALPHA").replace("resourceGroups", "RESOURCEGROUPS"));

    assertThat(read.text("id")).isEqualTo(account("Alpha"));
    assertThat(read.text("type")).isEqualTo("Microsoft.CognitiveServices/accounts");
    assertThat(Json.at(read.body(), "properties.future").toString())
        .isEqualTo("{\"x\":null,\"list\":[1]}");
    assertThat(read.text("properties.provisioningState")).isEqualTo("Succeeded");
    assertThat(read.text("identity.principalId")).hasSize(36);
    assertThat(read.text("systemData.createdBy")).isEqualTo("writer");
    assertThat(Json.at(read.body(), "properties.capabilities").toString())
        .contains("CustomerManagedKey");
  }

  @Test
  void aPatchMergesObjectsReplacesTagsAndRemovesNulls() {
    tenant.put(account("alpha"), BODY);

    TestTenant.Answer after =
        tenant.patch(
            account("alpha"),
            "{\"tags\":{\"c\":\"3\"},\"properties\":{\"future\":{\"list\":null,\"y\":1}}}");

    assertThat(after.status()).isEqualTo(200);
    assertThat(Json.at(after.body(), "tags").toString()).isEqualTo("{\"c\":\"3\"}");
    assertThat(Json.at(after.body(), "properties.future").toString())
        .isEqualTo("{\"x\":null,\"y\":1}");
    assertThat(after.text("kind")).isEqualTo("OpenAI");
  }

  @Test
  void aListComesInPagesThatFollowEachOther() {
    for (String name : List.of("a1", "a2", "a3")) {
      tenant.put(account(name), BODY);
    }
    String list = GROUP + "/providers/microsoft.cognitiveservices/accounts";

    TestTenant.Answer first = tenant.get(list + "?api-version=2024-10-01&$top=2");
    String next = first.text("nextLink").substring(tenant.azure.endpoint().length());
    TestTenant.Answer second = tenant.get(next);

    assertThat(first.body().path("value")).hasSize(2);
    assertThat(second.body().path("value")).hasSize(1);
    assertThat(second.text("nextLink")).isEmpty();
  }

  @Test
  void anAttachedUserIdentityShowsItsPrincipal() {
    tenant.put(identityId("u") + "?api-version=2023-01-31", "{\"location\":\"westeurope\"}");

    TestTenant.Answer account =
        tenant.put(
            account("alpha"),
            "{\"location\":\"westeurope\",\"identity\":{\"type\":\"UserAssigned\","
                + "\"userAssignedIdentities\":{\""
                + identityId("u")
                + "\":{}}}}");

    assertThat(Identities.byResourceId((ObjectNode) account.body(), identityId("U"))).isPresent();
  }

  @Test
  void aFirewallClosesTheDataPlaneButNotArm() {
    tenant.put(
        vaultId("kv-closed") + "?api-version=2023-07-01",
        "{\"location\":\"westeurope\",\"properties\":{\"networkAcls\":{\"defaultAction\":\"Deny\"}}}");

    TestTenant.Answer closed = tenant.vault("kv-closed", "GET", "/keys", "");

    assertThat(closed.status() + " " + closed.code()).isEqualTo("403 Forbidden");
    assertThat(closed.text("error.innererror.code")).isEqualTo("ForbiddenByFirewall");
    assertThat(tenant.get(vaultId("kv-closed") + "/keys?api-version=2023-07-01").status())
        .isEqualTo(200);
  }

  @Test
  void stateAndAuthoritySurviveARestart() throws IOException {
    restart(certificates, TestTenant.file(directory));
    tenant.group();
    tenant.put(account("alpha"), BODY);
    String authority = Files.readString(tenant.azure.caFile());

    restart(certificates, TestTenant.file(directory));

    assertThat(tenant.get(account("alpha")).text("kind")).isEqualTo("OpenAI");
    assertThat(Files.readString(tenant.azure.caFile())).isEqualTo(authority);
  }

  @Test
  void aTokenStaysGoodWhenTheSandboxClockJumps() {
    MovingClock clock = new MovingClock();
    tenant.close();
    tenant = TestTenant.start(certificates, TestTenant.memory(), clock);

    clock.advance(Duration.ofDays(400));

    assertThat(tenant.get("/subscriptions").status()).isEqualTo(200);
  }

  @Test
  void loadedBodiesAreThereWithoutAnEventAndWithTheirKeys() {
    tenant.events.clear();

    tenant.azure.loadBodies(
        List.of(
            Map.of(
                "id",
                vaultId("kv-old") + "/keys/cmk",
                "properties",
                Map.of("kty", "RSA", "keySize", 2048, "attributes", Map.of("exp", 1_700_000_000))),
            Map.of("id", vaultId("kv-old"), "location", "westeurope")));

    TestTenant.Answer key = tenant.get(vaultId("kv-old") + "/keys/cmk?api-version=2023-07-01");
    assertThat(key.text("properties.attributes.exp")).isEqualTo("1700000000");
    assertThat(tenant.events).isEmpty();
  }

  @Test
  void faultsAreMetAsAskedAndEndWhenCleared() {
    tenant.azure.faults(Faults.parse("{\"arm\":{\"429\":1},\"retryAfterSeconds\":7}"));
    TestTenant.Answer throttled = tenant.get("/subscriptions");
    tenant.azure.faults(Faults.parse("{\"arm\":{\"huge\":1}}"));
    TestTenant.Answer huge = tenant.get("/subscriptions");
    tenant.azure.faults(Faults.parse("{}"));

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.response().headers().firstValue("Retry-After")).hasValue("7");
    assertThat(huge.response().body()).hasSizeGreaterThan(10_000_000);
    assertThat(tenant.get("/subscriptions").status()).isEqualTo(200);
  }

  @Test
  void aTimeoutDropsTheConnectionWithoutAnAnswer() {
    tenant.azure.faults(Faults.parse("{\"arm\":{\"timeout\":1},\"timeoutSeconds\":0}"));

    assertThatThrownBy(() -> tenant.get("/subscriptions")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anUnknownFaultIsRefused() {
    assertThatThrownBy(() -> Faults.parse("{\"arm\":{\"200\":0.1}}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void callsAreCountedByKind() {
    long reads = tenant.azure.calls().armReads();
    long writes = tenant.azure.calls().armWrites();

    tenant.get("/subscriptions");
    tenant.put(account("alpha"), BODY);

    assertThat(tenant.azure.calls().armReads()).isEqualTo(reads + 1);
    assertThat(tenant.azure.calls().armWrites()).isEqualTo(writes + 1);
  }

  @Test
  void aLoadedBodyKeepsItsNullsAndGetsItsPrincipals() {
    tenant.azure.loadBodies(
        List.of(
            Json.MAPPER.convertValue(
                Json.stored(
                    """
                    {"id":"%s","location":"westeurope","identity":{"type":"SystemAssigned"},
                     "properties":{"encryption":null,"provisioningState":"Creating"}}"""
                        .formatted(account("seed"))),
                new TypeReference<Map<String, Object>>() {})));

    TestTenant.Answer seed = tenant.get(account("seed"));
    assertThat(Json.at(seed.body(), "properties.encryption").isNull()).isTrue();
    assertThat(seed.text("properties.provisioningState")).isEqualTo("Creating");
    assertThat(seed.text("identity.principalId")).hasSize(36);
  }

  @Test
  void roleAssignmentsAreListedWithThoseAboveAndFilteredByPrincipal() {
    new Estate(tenant).build();
    String key = vaultId("kv-good") + "/keys/cmk";
    String list = key + "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01";
    String principal = Identities.derived("principal", identityId("good"));

    assertThat(tenant.get(list + "&$filter=atScope()").body().path("value")).hasSize(1);
    assertThat(
            tenant.get(list + "&$filter=principalId eq '" + principal + "'").body().path("value"))
        .hasSize(1);
    assertThat(tenant.get(list + "&$filter=assignedTo('nobody')").body().path("value")).isEmpty();
    assertThat(
            tenant
                .get(
                    TestTenant.SUBSCRIPTION
                        + "/providers/Microsoft.Authorization/roleDefinitions"
                        + "?api-version=2022-04-01&$filter=roleName eq 'Key Vault Crypto User'")
                .body()
                .path("value"))
        .hasSize(1);
  }

  @Test
  void deletedAccountsAndVaultsAreListedUntilTheyArePurged() {
    tenant.put(account("gone"), BODY);
    tenant.put(vaultId("kv-gone") + "?api-version=2023-07-01", "{\"location\":\"eastus\"}");
    tenant.call("DELETE", account("gone"), "");
    tenant.call("DELETE", vaultId("kv-gone") + "?api-version=2023-07-01", "");
    String providers = TestTenant.SUBSCRIPTION + "/providers/";
    String vault =
        providers
            + "Microsoft.KeyVault/locations/eastus/deletedVaults/kv-gone/purge?api-version=2023-07-01";

    assertThat(
            tenant
                .get(providers + "Microsoft.CognitiveServices/deletedAccounts")
                .body()
                .path("value"))
        .hasSize(1);
    assertThat(tenant.call("POST", vault, "").status()).isEqualTo(200);
    assertThat(
            tenant
                .get(providers + "Microsoft.KeyVault/deletedVaults?api-version=2023-07-01")
                .body()
                .path("value"))
        .isEmpty();
  }
}
