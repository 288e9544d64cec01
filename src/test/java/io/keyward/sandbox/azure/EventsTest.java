package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.account;
import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a write raises. */
class EventsTest {
  private static final String BODY =
      """
      {"location":"westeurope","kind":"OpenAI","sku":{"name":"S0"},"properties":{}}""";

  @TempDir static Path certificates;
  private final TestTenant tenant = TestTenant.start(certificates);

  @BeforeEach
  void prepare() {
    tenant.group();
    tenant.put(account("a"), BODY);
    tenant.put(vaultId("kv-events") + "?api-version=2023-07-01", "{\"location\":\"westeurope\"}");
    tenant.events.clear();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private static final String CS = "Microsoft.CognitiveServices/accounts";

  @ParameterizedTest
  @CsvSource({
    "PUT, new, ResourceWriteSuccess, " + CS + "/write, false",
    "PUT, a, ResourceWriteSuccess, " + CS + "/write, true",
    "PATCH, a, ResourceWriteSuccess, " + CS + "/write, true",
    "DELETE, a, ResourceDeleteSuccess, " + CS + "/delete, true",
    "POST, a/listKeys, ResourceActionSuccess, " + CS + "/listKeys/action, true",
  })
  void aWriteRaisesOneEvent(
      String method, String name, String type, String operation, boolean showsRequest) {
    tenant.call(method, account(name), method.equals("PATCH") ? "{\"tags\":{\"a\":\"b\"}}" : BODY);

    assertThat(tenant.events).hasSize(1);
    JsonNode event = tenant.events.get(0);
    assertThat(Json.text(event, "eventType")).isEqualTo("Microsoft.Resources." + type);
    assertThat(Json.text(event, "subject")).isEqualTo(account(name.replace("/listKeys", "")));
    assertThat(Json.text(event, "topic")).isEqualTo(TestTenant.SUBSCRIPTION);
    assertThat(Json.text(event, "data.operationName")).isEqualTo(operation);
    assertThat(Json.text(event, "data.claims.appid")).isEqualTo("writer");
    assertThat(Json.at(event, "data.httpRequest").isObject()).isEqualTo(showsRequest);
    assertThat(Json.text(event, "eventTime")).matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
  }

  @Test
  void readingAndRefusedWritesRaiseNothing() {
    tenant.get(account("a"));
    tenant.put(vaultId("kv-events"), "{\"properties\":{\"enablePurgeProtection\":false}}");
    tenant.call("DELETE", account("never-there"), "");

    assertThat(tenant.events).isEmpty();
  }

  @Test
  void deletingAGroupRaisesAnEventForEachResourceInItAndForTheGroup() {
    tenant.call("DELETE", TestTenant.GROUP, "");

    assertThat(tenant.events)
        .extracting(event -> Json.text(event, "subject"))
        .containsExactlyInAnyOrder(account("a"), vaultId("kv-events"), TestTenant.GROUP);
  }

  @Test
  void aNewKeyVersionIsToldByTheVault() {
    tenant.vault("kv-events", "POST", "/keys/cmk/create", "{\"kty\":\"RSA\"}");
    tenant.vault("kv-events", "POST", "/keys/cmk/rotate", "{}");

    assertThat(tenant.events).hasSize(2);
    JsonNode event = tenant.events.get(1);
    assertThat(Json.text(event, "eventType")).isEqualTo("Microsoft.KeyVault.KeyNewVersionCreated");
    assertThat(Json.text(event, "topic")).isEqualTo(vaultId("kv-events"));
    assertThat(Json.text(event, "subject")).isEqualTo("cmk");
    assertThat(Json.text(event, "data.Id"))
        .startsWith("https://kv-events.vault.azure.net/keys/cmk/")
        .endsWith(Json.text(event, "data.Version"));
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, Microsoft.Authorization/roleAssignments/write",
    "DELETE, Microsoft.Authorization/roleAssignments/delete",
  })
  void aGrantRaisesAnEventOfItsSubscription(String method, String operation) {
    String grant =
        vaultId("kv-events")
            + "/providers/Microsoft.Authorization/roleAssignments"
            + "/aaaaaaaa-0000-0000-0000-000000000001";
    String body = Estate.grant(TestTenant.identityId("x"));
    tenant.put(grant, body);

    tenant.call(method, grant, body);

    JsonNode event = tenant.events.get(tenant.events.size() - 1);
    assertThat(Json.text(event, "data.operationName")).isEqualTo(operation);
    assertThat(Json.text(event, "subject")).isEqualTo(grant);
    assertThat(Json.text(event, "topic")).isEqualTo(TestTenant.SUBSCRIPTION);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /accessPolicies/add, '{\"properties\":{\"accessPolicies\":[{\"objectId\":\"o\"}]}}'",
    "PATCH, '', '{\"properties\":{\"enableRbacAuthorization\":true}}'",
  })
  void otherPermissionsOfAVaultAreToldByTheVaultToo(String method, String path, String body) {
    tenant.call(method, vaultId("kv-events") + path + "?api-version=2023-07-01", body);

    assertThat(tenant.events)
        .extracting(event -> Json.text(event, "eventType"))
        .containsExactlyInAnyOrder(
            "Microsoft.Resources.ResourceWriteSuccess",
            "Microsoft.KeyVault.VaultAccessPolicyChanged");
  }
}
