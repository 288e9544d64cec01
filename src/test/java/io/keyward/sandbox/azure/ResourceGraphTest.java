package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.account;
import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.limit.Faults;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.role.ManagementGroups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries over the wire: rows, scopes, pages, lag and refusals. */
class ResourceGraphTest {
  private static final String ADDRESS =
      "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01";
  private static final String PLACE = "{\"location\":\"West Europe\"}";
  private static final String ACCOUNTS =
      "resources | where type =~ 'Microsoft.CognitiveServices/accounts' | project id, name"
          + " | order by id asc";

  @TempDir static Path certificates;
  private final MovingClock clock = new MovingClock();
  private final TestTenant tenant = TestTenant.start(certificates, TestTenant.memory(), clock);

  @BeforeEach
  void prepare() {
    new Estate(tenant).build();
    tenant.put(account("cmk") + "/encryptionScopes/s", "{\"properties\":{}}");
    tenant.put(account("cmk") + "/projects/p", PLACE);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private JsonNode query(String query, String rest) {
    return asked("{\"query\":\"" + query.replace("\"", "\\\"") + "\"" + rest + "}").body();
  }

  private TestTenant.Answer asked(String body) {
    return tenant.call("POST", ADDRESS, body);
  }

  private static List<String> texts(JsonNode answer, String column) {
    List<String> texts = new ArrayList<>();
    answer.path("data").forEach(row -> texts.add(row.path(column).asText()));
    return texts;
  }

  @Test
  void aRowHasTheColumnsOfTheServiceInItsCasing() {
    JsonNode row = query("Resources | where name =~ 'CMK'", "").path("data").path(0);

    assertThat(row.path("type").asText()).isEqualTo("microsoft.cognitiveservices/accounts");
    assertThat(row.path("resourceGroup").asText()).isEqualTo("rg");
    assertThat(row.path("location").asText()).isEqualTo("westeurope");
    assertThat(row.path("subscriptionId").asText()).isEqualTo(Tenant.SUBSCRIPTIONS.get(0));
    assertThat(row.path("properties").path("endpoint").asText()).isNotEmpty();
    assertThat(row.path("zones").isNull()).isTrue();
    assertThat(row.path("id").asText()).isEqualTo(account("cmk"));
  }

  @Test
  void keysScopesAndGrantsAreNoResourcesButProjectsAre() {
    List<String> types = texts(query("resources | summarize count() by type", ""), "type");

    assertThat(types)
        .containsExactlyInAnyOrder(
            "microsoft.cognitiveservices/accounts",
            "microsoft.cognitiveservices/accounts/projects",
            "microsoft.keyvault/vaults",
            "microsoft.managedidentity/userassignedidentities");
  }

  @Test
  void containersAndGrantsHaveTablesOfTheirOwn() {
    List<String> containers = texts(query("resourcecontainers | project type", ""), "type");
    JsonNode grants =
        query(
            "authorizationresources | where type =~ 'microsoft.authorization/roleassignments'", "");

    assertThat(containers)
        .contains(
            "microsoft.resources/subscriptions",
            "microsoft.resources/subscriptions/resourcegroups",
            "microsoft.management/managementgroups");
    assertThat(texts(grants, "id")).containsExactly(Estate.ASSIGNMENT);
  }

  @Test
  void pagesFollowEachOtherThoughRowsComeBetween() {
    List.of("a1", "a3", "a5").forEach(name -> tenant.put(account(name), PLACE));

    JsonNode first = query(ACCOUNTS, ",\"options\":{\"$top\":2}");
    tenant.put(account("a0"), PLACE);
    String token = first.path("$skipToken").asText();
    JsonNode second = query(ACCOUNTS, ",\"options\":{\"$top\":2,\"$skipToken\":\"" + token + "\"}");

    assertThat(texts(first, "name")).containsExactly("a1", "a3");
    assertThat(first.path("resultTruncated").asText()).isEqualTo("false");
    assertThat(first.path("totalRecords").asInt()).isEqualTo(4);
    assertThat(texts(second, "name")).containsExactly("a5", "cmk");
    assertThat(second.has("$skipToken")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resources | project name", "resources | limit 3"})
  void withoutIdsOrWithALimitTheAnswerIsCutWithoutAToken(String query) {
    JsonNode answer = query(query, ",\"options\":{\"$top\":2}");

    assertThat(answer.path("resultTruncated").asText()).isEqualTo("true");
    assertThat(answer.path("count").asInt()).isEqualTo(2);
    assertThat(answer.has("$skipToken")).isFalse();
  }

  @Test
  void aTableHasColumnsAndRows() {
    JsonNode data = query(ACCOUNTS, ",\"options\":{\"resultFormat\":\"table\"}").path("data");

    assertThat(data.path("columns").path(1).path("name").asText()).isEqualTo("name");
    assertThat(data.path("rows").path(0).path(1).asText()).isEqualTo("cmk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,"subscriptions":["00000000-0000-0000-0000-000000000001"] | 1
          ,"subscriptions":["00000000-0000-0000-0000-000000000002"] | 0
          ,"managementGroups":["11111111-1111-1111-1111-111111111111"] | 1
          ,"managementGroups":["ai"] | 1
          ,"managementGroups":["empty"] | -1
          """)
  void aQueryKeepsToItsScope(String scope, int rows) {
    tenant.put(ManagementGroups.id("ai"), "{}");
    tenant.put(ManagementGroups.id("empty"), "{}");
    tenant.put(ManagementGroups.id("ai") + TestTenant.SUBSCRIPTION, "{}");

    JsonNode answer = query(ACCOUNTS, scope);

    assertThat(answer.path("count").asInt(-1)).isEqualTo(rows);
  }

  @Test
  void aLaggingGraphShowsWhatWasUntilTheTimeHasPassed() {
    clock.advance(Duration.ofMinutes(10));
    tenant.azure.faults(Faults.NONE.withResourceGraphBehind(Duration.ofMinutes(2)));
    tenant.put(account("late"), PLACE);
    tenant.call("DELETE", account("cmk"), "");

    List<String> soon = texts(query(ACCOUNTS, ""), "name");
    clock.advance(Duration.ofMinutes(3));
    List<String> later = texts(query(ACCOUNTS, ""), "name");

    assertThat(soon).containsExactly("cmk");
    assertThat(later).containsExactly("late");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | InvalidRequestContent
          {} | ParserFailure
          {"query":"tables"} | DisallowedLogicalTableName
          {"query":"resources where"} | ParserFailure
          {"query":"resources","options":{"$top":1001}} | InvalidOptions
          {"query":"resources","options":{"$top":0}} | InvalidOptions
          {"query":"resources","options":{"$skip":-1}} | InvalidOptions
          {"query":"resources","options":{"resultFormat":"csv"}} | InvalidOptions
          {"query":"resources","options":{"authorizationScopeFilter":"Up"}} | InvalidOptions
          {"query":"resources","options":{"$skipToken":"bm9uZQ"}} | InvalidSkipToken
          {"query":"resources","subscriptions":["x"]} | NoValidSubscriptionsInQueryRequest
          {"query":"resources","managementGroups":["x"]} | NoValidSubscriptionsInQueryRequest
          """)
  void aRequestIsRefused(String body, String reason) {
    TestTenant.Answer answer = asked(body);

    assertThat(answer.status() + " " + answer.code()).isEqualTo("400 BadRequest");
    ObjectNode error = (ObjectNode) answer.body().path("error");
    List<String> codes = new ArrayList<>();
    error.path("details").forEach(detail -> codes.add(detail.path("code").asText()));
    assertThat(codes).contains(reason);
  }

  @Test
  void grantsOfAVaultAreSeenFromItsSubscription() {
    JsonNode grants =
        query(
            "authorizationresources | where properties.scope =~ '" + vaultId("kv-good") + "'",
            ",\"subscriptions\":[\"" + Tenant.SUBSCRIPTIONS.get(0) + "\"]");

    assertThat(grants.path("count").asInt()).isEqualTo(1);
  }
}
