package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.role.HsmRoles;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys by way of ARM and of the data plane, firewalls, and the local roles of a managed HSM. */
@TestInstance(Lifecycle.PER_CLASS)
class KeySideTest {
  private static final String V = "?api-version=2023-07-01";
  private static final String HSM =
      TestTenant.GROUP + "/providers/Microsoft.KeyVault/managedHSMs/hsm";
  private static final String GRANTS = "/providers/Microsoft.Authorization/roleAssignments";
  private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions";
  private static final String ENCRYPTION_USER = "33413926-3206-4cdd-b39a-83574fe37a17";
  private final TestTenant tenant;

  KeySideTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeAll
  void prepare() {
    tenant.group();
    vault("kv-open", "");
    vault("kv-deny", "\"networkAcls\":{\"defaultAction\":\"Deny\"}");
    vault(
        "kv-listed",
        "\"networkAcls\":{\"defaultAction\":\"Deny\",\"ipRules\":[{\"value\":\"127.0.0.1/32\"}]}");
    vault("kv-private", "\"publicNetworkAccess\":\"disabled\"");
    tenant.put(HSM + V, "{\"location\":\"westeurope\",\"sku\":{\"name\":\"Standard_B1\"}}");
    tenant.put(HSM + "/keys/cmk" + V, "{\"properties\":{\"kty\":\"RSA-HSM\"}}");
    local("PUT", GRANTS + "/aaaaaaaa-0000-0000-0000-000000000001", grant("root"));
    local("PUT", "/keys" + GRANTS + "/aaaaaaaa-0000-0000-0000-000000000002", grant("keys"));
    local("PUT", "/keys/cmk" + GRANTS + "/aaaaaaaa-0000-0000-0000-000000000003", grant("cmk"));
    local("PUT", "/keys/b" + GRANTS + "/aaaaaaaa-0000-0000-0000-000000000004", grant("b"));
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  private void vault(String name, String properties) {
    tenant.put(
        vaultId(name) + V, "{\"location\":\"westeurope\",\"properties\":{" + properties + "}}");
    tenant.put(vaultId(name) + "/keys/cmk" + V, "{\"properties\":{\"kty\":\"RSA\"}}");
  }

  private static String grant(String principal) {
    return "{\"properties\":{\"principalId\":\""
        + principal
        + "\",\"roleDefinitionId\":\""
        + HsmRoles.PREFIX
        + ENCRYPTION_USER
        + "\"}}";
  }

  private TestTenant.Answer local(String method, String path, String body) {
    String address = path.contains("?") ? path : path + "?api-version=7.4";
    return tenant.send(
        tenant
            .signed(address)
            .header("X-Sandbox-Host", "hsm.managedhsm.azure.net")
            .method(method, BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "kv-open, 200, ''",
    "kv-listed, 200, ''",
    "kv-deny, 403, ForbiddenByFirewall",
    "kv-private, 403, ForbiddenByConnection",
  })
  void aFirewallClosesTheDataPlaneAlone(String vault, int status, String inner) {
    for (String path : List.of("/keys", "/keys/cmk", "/keys/cmk/versions", "/deletedkeys")) {
      TestTenant.Answer answer = tenant.vault(vault, "GET", path, "");
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.text("error.innererror.code")).isEqualTo(inner);
    }
    assertThat(tenant.get(vaultId(vault) + "/keys/cmk" + V).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"HSM, RSA-HSM", "VAULT, RSA"})
  void armShowsAKeyAndItsVersions(String owner, String type) {
    String key = (owner.equals("HSM") ? HSM : vaultId("kv-open")) + "/keys";

    TestTenant.Answer shown = tenant.get(key + "/cmk" + V);
    String uri = shown.text("properties.keyUriWithVersion");
    String version = uri.substring(uri.lastIndexOf('/') + 1);

    assertThat(shown.text("properties.kty")).isEqualTo(type);
    assertThat(tenant.get(key + "/cmk/versions" + V).body().path("value")).hasSize(1);
    assertThat(tenant.get(key + "/cmk/versions/" + version + V).text("name")).isEqualTo(version);
    assertThat(tenant.get(key + V).body().path("value")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``        || root keys cmk b
          /keys/cmk || root keys cmk
          /keys     | &$filter=atScope() | root keys
          /keys/cmk | &$filter=principalId eq 'CMK' | cmk
          """)
  void localRolesAreListedFromWhereTheyAreAsked(
      String scope, @Nullable String filter, String principals) {
    String rest = filter == null ? "" : filter.replace(" ", "%20");

    TestTenant.Answer answer = local("GET", scope + GRANTS + "?api-version=7.5" + rest, "");

    assertThat(answer.body().path("value"))
        .extracting(item -> Json.text(item, "properties.principalId"))
        .containsExactlyInAnyOrder(principals.split(" ", -1));
  }

  @Test
  void localRolesAreNotInArm() {
    String principals = tenant.get(HSM + GRANTS + "?api-version=2022-04-01").body().toString();

    assertThat(principals).doesNotContain("cmk");
    assertThat(local("GET", ROLES, "").body().path("value")).hasSize(9);
    assertThat(
            local("GET", "/keys" + ROLES + "/" + ENCRYPTION_USER, "").text("properties.roleName"))
        .isEqualTo("Managed HSM Crypto Service Encryption User");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT | /GRANTS/x | {} | 400 BadParameter
          PUT | /GRANTS/x | {"properties":{"principalId":"p","roleDefinitionId":"none"}} | 400 BadParameter
          PUT | /secrets/GRANTS/x | GOOD | 400 BadParameter
          GET | /GRANTS/none || 404 RoleAssignmentNotFound
          DELETE | /keys/cmk/GRANTS/none || 404 RoleAssignmentNotFound
          GET | /ROLES/none || 404 RoleDefinitionNotFound
          GET | /GRANTS?$filter=magic&api-version=7.4 || 400 UnsupportedFilter
          POST | /GRANTS/x | {} | 405 MethodNotAllowed
          """)
  void aLocalRoleCallIsRefused(String method, String path, @Nullable String body, String answer) {
    String address = path.replace("/GRANTS", GRANTS).replace("/ROLES", ROLES);
    String sent = body == null ? "" : body.replace("GOOD", grant("p"));

    TestTenant.Answer got = local(method, address, sent);

    assertThat(got.status() + " " + got.code()).isEqualTo(answer);
  }

  @Test
  void aDeletedVaultIsListedInItsLocation() {
    vault("kv-away", "");
    tenant.call("DELETE", vaultId("kv-away") + V, "");
    String vaults = TestTenant.SUBSCRIPTION + "/providers/Microsoft.KeyVault/";

    assertThat(tenant.get(vaults + "deletedVaults" + V).body().path("value")).hasSize(1);
    assertThat(tenant.get(vaults + "locations/westeurope/deletedVaults" + V).body().path("value"))
        .hasSize(1);
    assertThat(tenant.get(vaults + "locations/eastus/deletedVaults" + V).body().path("value"))
        .isEmpty();
  }

  @Test
  void loadedVersionsStandInTheOrderOfTheirAge() {
    String key = vaultId("kv-listed") + "/keys/aged";
    tenant.azure.loadBodies(
        List.of(
            version(key + "/versions/new", 1_700_000_000),
            version(key + "/versions/old", 1_600_000_000)));

    TestTenant.Answer shown = tenant.get(key + V);

    assertThat(shown.text("properties.keyUriWithVersion")).endsWith("/aged/new");
    assertThat(tenant.get(key + "/versions" + V).body().path("value")).hasSize(2);
  }

  private static Map<String, Object> version(String id, int created) {
    return Map.of(
        "id", id, "properties", Map.of("kty", "RSA", "attributes", Map.of("created", created)));
  }
}
