package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.GROUP;
import static io.keyward.sandbox.azure.TestTenant.SUBSCRIPTION;
import static io.keyward.sandbox.azure.TestTenant.account;
import static io.keyward.sandbox.azure.TestTenant.identityId;
import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per refusal: what is asked, and the status and code of the answer. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusalsTest {
  private static final String V = "?api-version=2023-07-01";
  private static final String PLACE = "{\"location\":\"westeurope\"}";
  private static final String PROVIDERS = GROUP + "/providers/";

  private final TestTenant tenant;
  private final Estate estate;

  RefusalsTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
    estate = new Estate(tenant);
  }

  @BeforeAll
  void prepare() {
    estate.build();
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"addresses", "bodies", "vaults", "roles"})
  void isRefused(String what, String method, String path, String body, String answer) {
    TestTenant.Answer got = tenant.call(method, path, body);

    assertThat(got.status() + " " + got.code()).as(got.body().toString()).isEqualTo(answer);
  }

  static Stream<Arguments> addresses() {
    return Stream.of(
        row("no version", "GET", "/subscriptions?x=1", "", "400 MissingApiVersionParameter"),
        row(
            "odd version",
            "GET",
            "/subscriptions?api-version=new",
            "",
            "400 InvalidApiVersionParameter"),
        row(
            "no such day",
            "GET",
            "/subscriptions?api-version=2024-02-31",
            "",
            "400 InvalidApiVersionParameter"),
        row(
            "future",
            "GET",
            "/subscriptions?api-version=2999-01-01",
            "",
            "400 InvalidApiVersionParameter"),
        row(
            "unknown version",
            "GET",
            account("a") + "?api-version=2024-01-02",
            "",
            "400 NoRegisteredProviderFound"),
        row(
            "subscription",
            "GET",
            "/subscriptions/00000000-0000-0000-0000-00000000000f/resources",
            "",
            "404 SubscriptionNotFound"),
        row(
            "group",
            "PUT",
            account("a").replace("/rg/", "/none/"),
            PLACE,
            "404 ResourceGroupNotFound"),
        row(
            "group read",
            "GET",
            SUBSCRIPTION + "/resourcegroups/none",
            "",
            "404 ResourceGroupNotFound"),
        row("resource", "GET", account("none"), "", "404 ResourceNotFound"),
        row("patch", "PATCH", account("none"), "{}", "404 ResourceNotFound"),
        row("parent", "PUT", account("none") + "/projects/p", PLACE, "404 ParentResourceNotFound"),
        row(
            "extension",
            "PUT",
            account("none") + "/providers/Microsoft.Insights/diagnosticSettings/d",
            "{}",
            "404 ResourceNotFound"),
        row(
            "namespace",
            "PUT",
            PROVIDERS + "Contoso.Ai/things/t",
            PLACE,
            "404 InvalidResourceNamespace"),
        row(
            "traversal",
            "GET",
            GROUP + "/providers/Microsoft.Search/searchServices/%2e%2e?api-version=2025-05-01",
            "",
            "400 InvalidResourceName"),
        row("line break", "GET", account("a%0d%0ab"), "", "400 InvalidResourceName"),
        row("method", "POST", account("cmk") + "/explode", "", "405 MethodNotAllowed"),
        row(
            "filter",
            "GET",
            GROUP + "/resources?api-version=2021-04-01&$filter=magic",
            "",
            "400 InvalidFilterInQueryString"));
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        row("not JSON", "PUT", account("a"), "{nope", "400 InvalidRequestContent"),
        row("array", "PUT", account("a"), "[]", "400 InvalidRequestContent"),
        row("deep", "PUT", account("a"), "{\"a\":".repeat(5_000), "400 InvalidRequestContent"),
        row("huge", "PUT", account("a"), " ".repeat(4_200_000), "413 RequestContentTooLarge"),
        row("no place", "PUT", account("a"), "{}", "400 LocationRequired"),
        row(
            "moved",
            "PUT",
            account("cmk"),
            "{\"location\":\"eastus\"}",
            "409 InvalidResourceLocation"),
        row(
            "group moved",
            "PUT",
            GROUP,
            "{\"location\":\"eastus\"}",
            "409 InvalidResourceGroupLocation"));
  }

  static Stream<Arguments> vaults() {
    String off = "{\"location\":\"westeurope\",\"properties\":{\"%s\":false}}";
    return Stream.of(
        row(
            "purge off",
            "PUT",
            vaultId("kv-new") + V,
            off.formatted("enablePurgeProtection"),
            "400 BadRequest"),
        row(
            "purge off again",
            "PATCH",
            vaultId("kv-good") + V,
            off.formatted("enablePurgeProtection"),
            "400 BadRequest"),
        row(
            "soft off",
            "PATCH",
            vaultId("kv-good") + V,
            off.formatted("enableSoftDelete"),
            "400 BadRequest"),
        row(
            "retention",
            "PATCH",
            vaultId("kv-good") + V,
            "{\"properties\":{\"softDeleteRetentionInDays\":7}}",
            "400 BadRequest"),
        row("vault name", "PUT", vaultId("1kv") + V, PLACE, "400 VaultNameNotValid"),
        row(
            "taken",
            "PUT",
            vaultId("kv-good").replace("/rg/", "/rg-other/") + V,
            PLACE,
            "409 VaultAlreadyExists"),
        row("deleted", "PUT", vaultId("kv-gone") + V, PLACE, "409 ConflictError"),
        row(
            "key type",
            "PUT",
            vaultId("kv-good") + "/keys/k" + V,
            "{\"properties\":{\"kty\":\"DES\"}}",
            "400 BadParameter"),
        row(
            "key size",
            "PUT",
            vaultId("kv-good") + "/keys/k" + V,
            "{\"properties\":{\"kty\":\"RSA\",\"keySize\":1024}}",
            "400 BadParameter"),
        row("no key", "GET", vaultId("kv-good") + "/keys/none" + V, "", "404 ResourceNotFound"));
  }

  static Stream<Arguments> roles() {
    String at = vaultId("kv-good") + "/providers/Microsoft.Authorization/roleAssignments/";
    String name = "aaaaaaaa-0000-0000-0000-00000000000";
    return Stream.of(
        row(
            "twin",
            "PUT",
            Estate.ASSIGNMENT.replace("111", "112"),
            Estate.grant(identityId("good")),
            "409 RoleAssignmentExists"),
        row(
            "no GUID",
            "PUT",
            at + "mine",
            Estate.grant(identityId("good")),
            "400 InvalidRoleAssignmentId"),
        row(
            "no principal",
            "PUT",
            at + name + "1",
            "{\"properties\":{}}",
            "400 InvalidPrincipalId"),
        row(
            "no role",
            "PUT",
            at + name + "2",
            "{\"properties\":{\"principalId\":\"p\",\"roleDefinitionId\":\"/x/y\"}}",
            "404 RoleDefinitionDoesNotExist"));
  }

  private static Arguments row(
      String what, String method, String path, String body, String answer) {
    return arguments(what, method, path, body, answer);
  }
}
