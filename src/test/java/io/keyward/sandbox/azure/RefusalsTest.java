package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.account;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row per refusal: what is asked, and the status and code of the answer. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusalsTest {
  private final TestTenant tenant;

  RefusalsTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeAll
  void prepare() {
    new Estate(tenant).build();
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET   | /subscriptions?x=1 || 400 MissingApiVersionParameter
          GET   | /subscriptions?api-version=new || 400 InvalidApiVersionParameter
          GET   | /subscriptions?api-version=2024-02-31 || 400 InvalidApiVersionParameter
          GET   | /subscriptions?api-version=2999-01-01 || 400 InvalidApiVersionParameter
          GET   | ACCOUNT/a?api-version=2024-01-02 || 400 NoRegisteredProviderFound
          GET   | /subscriptions/00000000-0000-0000-0000-00000000000f/resources || 404 SubscriptionNotFound
          GET   | SUB/resourcegroups/none || 404 ResourceGroupNotFound
          PUT   | SUB/resourceGroups/none/providers/Microsoft.Search/searchServices/s?api-version=2025-05-01 | PLACE | 404 ResourceGroupNotFound
          GET   | ACCOUNT/none || 404 ResourceNotFound
          PATCH | ACCOUNT/none | {} | 404 ResourceNotFound
          PUT   | ACCOUNT/none/projects/p | PLACE | 404 ParentResourceNotFound
          PUT   | ACCOUNT/none/providers/Microsoft.Insights/diagnosticSettings/d?api-version=2021-05-01-preview | {} | 404 ResourceNotFound
          PUT   | GROUP/providers/Contoso.Ai/things/t | PLACE | 404 InvalidResourceNamespace
          GET   | ACCOUNT/%2e%2e || 400 InvalidResourceName
          GET   | ACCOUNT/a%0d%0ab || 400 InvalidResourceName
          POST  | ACCOUNT/cmk/explode || 405 MethodNotAllowed
          PUT   | GROUP/providers/Microsoft.KeyVault/vaults/kv-good/providers/Microsoft.Insights/diagnosticSettings/d?api-version=2021-05-01-preview | {} | 400 BadRequest
          GET   | GROUP/providers/Microsoft.KeyVault/vaults/kv-good/providers/Microsoft.Insights/diagnosticSettings/d?api-version=2024-10-01 || 400 NoRegisteredProviderFound
          PUT   | GROUP/providers/Microsoft.Insights/components/i?api-version=2020-02-02 | {} | 400 LocationRequired
          GET   | /providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01 || 405 MethodNotAllowed
          POST  | /providers/Microsoft.ResourceGraph/resources?api-version=2021-03-02 | {} | 400 NoRegisteredProviderFound
          DELETE | GROUP/providers/Microsoft.CognitiveServices/accounts || 405 MethodNotAllowed
          GET   | GROUP/resources?$filter=magic&api-version=2021-04-01 || 400 InvalidFilterInQueryString
          """)
  void anAddressIsRefused(String method, String path, @Nullable String body, String answer) {
    assertThat(answer(method, path, body)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT   | ACCOUNT/a   | {nope | 400 InvalidRequestContent
          PUT   | ACCOUNT/a   | []    | 400 InvalidRequestContent
          PUT   | ACCOUNT/a   | {"location":"westeurope","properties":"x"} | 400 InvalidRequestContent
          PUT   | ACCOUNT/a   | {"location":["westeurope"]} | 400 InvalidRequestContent
          PUT   | ACCOUNT/a   | {}    | 400 LocationRequired
          PUT   | ACCOUNT/cmk | {"location":"eastus"} | 409 InvalidResourceLocation
          PUT   | GROUP       | {"location":"eastus"} | 409 InvalidResourceGroupLocation
          PUT   | VAULT/kv-new  | {"location":"westeurope","properties":{"enablePurgeProtection":false}} | 400 BadRequest
          PUT   | VAULT/kv-new  | {"location":"westeurope","properties":{"enableSoftDelete":false}} | 400 BadRequest
          PATCH | VAULT/kv-good | {"properties":{"enablePurgeProtection":false}} | 400 BadRequest
          PATCH | VAULT/kv-good | {"properties":{"softDeleteRetentionInDays":7}} | 400 BadRequest
          PUT   | VAULT/1kv     | PLACE | 400 VaultNameNotValid
          PUT   | OTHER/kv-good | PLACE | 409 VaultAlreadyExists
          PUT   | VAULT/kv-gone | PLACE | 409 ConflictError
          GET   | VAULT/kv-good/keys/none || 404 ResourceNotFound
          PUT   | VAULT/kv-good/keys/k | {"properties":{"kty":"DES"}} | 400 BadParameter
          PUT   | VAULT/kv-good/keys/k | {"properties":{"kty":"RSA","keySize":1024}} | 400 BadParameter
          PUT   | GRANT/mine | GOOD | 400 InvalidRoleAssignmentId
          PUT   | GRANT/aaaaaaaa-0000-0000-0000-000000000112 | GOOD | 409 RoleAssignmentExists
          PUT   | GRANT/aaaaaaaa-0000-0000-0000-000000000113 | {} | 400 InvalidPrincipalId
          PUT   | GRANT/aaaaaaaa-0000-0000-0000-000000000113 | {"properties":{"principalId":"p","roleDefinitionId":"/x/y"}} | 404 RoleDefinitionDoesNotExist
          """)
  void aBodyIsRefused(String method, String path, @Nullable String body, String answer) {
    assertThat(answer(method, path, body)).isEqualTo(answer);
  }

  @Test
  void aDeepBodyAndAHugeOneAreRefused() {
    TestTenant.Answer deep = tenant.put(account("a"), "{\"a\":".repeat(5_000));
    TestTenant.Answer huge = tenant.put(account("a"), " ".repeat(4_200_000));

    assertThat(deep.code()).isEqualTo("InvalidRequestContent");
    assertThat(huge.status() + " " + huge.code()).isEqualTo("413 RequestContentTooLarge");
  }

  private String answer(String method, String path, @Nullable String body) {
    TestTenant.Answer got = tenant.call(method, address(path), content(body));
    return got.status() + " " + got.code();
  }

  private static String address(String path) {
    String vaults = "/providers/Microsoft.KeyVault/vaults";
    String grants = vaults + "/kv-good/providers/Microsoft.Authorization/roleAssignments";
    String full =
        path.replace("ACCOUNT", "GROUP/providers/Microsoft.CognitiveServices/accounts")
            .replace("VAULT", "GROUP" + vaults)
            .replace("OTHER", "SUB/resourceGroups/rg-other" + vaults)
            .replace("GRANT", "GROUP" + grants)
            .replace("GROUP", "SUB/resourceGroups/rg")
            .replace("SUB", TestTenant.SUBSCRIPTION);
    boolean keyVault = path.startsWith("VAULT") || path.startsWith("OTHER");
    return keyVault ? full + "?api-version=2023-07-01" : full;
  }

  private static String content(@Nullable String body) {
    return body == null
        ? ""
        : body.replace("PLACE", "{\"location\":\"westeurope\"}")
            .replace("GOOD", Estate.grant(TestTenant.identityId("good")));
  }
}
