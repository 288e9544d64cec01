package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.azure.model.Tenant;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How clients sign in and find out where. */
@TestInstance(Lifecycle.PER_CLASS)
class SignInTest {
  private final TestTenant tenant;

  SignInTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeAll
  void prepare() {
    tenant.group();
    tenant.put(
        TestTenant.vaultId("kv-in") + "?api-version=2023-07-01", "{\"location\":\"eastus\"}");
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  private TestTenant.Answer open(String path) {
    return tenant.send(HttpRequest.newBuilder(tenant.uri(path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/" + Tenant.ID + "/oauth2/v2.0/token",
        "/" + Tenant.ID + "/oauth2/token",
        "/adfs/oauth2/token"
      })
  void anyClientSignsInAtEveryTokenEndpoint(String path) {
    TestTenant.Answer answer =
        tenant.form(path, "grant_type=client_credentials&client_id=me&client_secret=x&resource=r");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("access_token").split("\\.", -1)).hasSize(3);
    assertThat(answer.text("expires_in")).isEqualTo("3600");
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=password&client_id=me&client_secret=x, 400, unsupported_grant_type",
    "grant_type=client_credentials&client_secret=x, 400, invalid_request",
    "grant_type=client_credentials&client_id=me, 401, invalid_client",
  })
  void anIncompleteFormIsRefusedAsOAuthDoes(String form, int status, String error) {
    TestTenant.Answer answer = tenant.form("/" + Tenant.ID + "/oauth2/v2.0/token", form);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("error")).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({
    Tenant.ID + "/v2.0, /oauth2/v2.0/token",
    "adfs, /adfs/oauth2/token",
  })
  void discoveryLeadsToTheTokenEndpointAndTheKeys(String authority, String token) {
    TestTenant.Answer found = open("/" + authority + "/.well-known/openid-configuration");

    assertThat(found.text("token_endpoint")).startsWith(tenant.azure.endpoint()).endsWith(token);
    String keys = found.text("jwks_uri").substring(tenant.azure.endpoint().length());
    assertThat(open(keys).body().path("keys")).hasSize(1);
  }

  @Test
  void theCloudTellsItsEndpoints() {
    TestTenant.Answer cloud = open("/metadata/endpoints?api-version=2015-01-01");

    assertThat(cloud.text("authentication.loginEndpoint"))
        .isEqualTo(tenant.azure.endpoint() + "/adfs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic eA==", "Bearer x", "Bearer eyJhbGciOiJub25lIn0.e30."})
  void withoutAGoodTokenArmAndTheVaultsChallenge(String authorization) {
    HttpRequest.Builder arm = HttpRequest.newBuilder(tenant.uri("/subscriptions?api-version=x"));
    HttpRequest.Builder vault =
        HttpRequest.newBuilder(tenant.uri("/keys"))
            .header("X-Sandbox-Host", "kv-in.vault.azure.net");

    TestTenant.Answer fromArm = tenant.send(arm.header("Authorization", authorization));
    TestTenant.Answer fromVault = tenant.send(vault.header("Authorization", authorization));

    assertThat(fromArm.status()).isEqualTo(401);
    assertThat(fromArm.response().headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Bearer authorization_uri=");
    assertThat(fromVault.status()).isEqualTo(401);
    assertThat(fromVault.response().headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("resource=\"https://vault.azure.net\"");
  }
}
