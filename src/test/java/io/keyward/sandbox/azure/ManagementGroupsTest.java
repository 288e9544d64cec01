package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree of management groups. */
class ManagementGroupsTest {
  private static final String GROUPS = "/providers/Microsoft.Management/managementGroups";
  private static final String ROOT = GROUPS + "/" + Tenant.ID;

  @TempDir static Path certificates;
  private final TestTenant tenant = TestTenant.start(certificates);

  @BeforeEach
  void prepare() {
    tenant.put(GROUPS + "/top", "{\"properties\":{\"displayName\":\"Top\"}}");
    tenant.put(
        GROUPS + "/low",
        "{\"properties\":{\"details\":{\"parent\":{\"id\":\"" + GROUPS + "/top\"}}}}");
    tenant.put(GROUPS + "/low" + SUBSCRIPTION, "");
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (JsonNode item : tenant.get(path).body().path("value")) {
      names.add(item.path("name").asText());
    }
    return names;
  }

  @Test
  void theRootHoldsEverySubscriptionAndGroup() {
    assertThat(names(ROOT + "/descendants"))
        .containsExactlyInAnyOrder(
            "top", "low", Tenant.SUBSCRIPTIONS.get(0), Tenant.SUBSCRIPTIONS.get(1));
    assertThat(tenant.get(ROOT).text("properties.displayName")).isEqualTo("Tenant Root Group");
    assertThat(names(GROUPS)).containsExactly(Tenant.ID, "low", "top");
  }

  @Test
  void theChildrenOfAGroupAreShownOnDemand() {
    JsonNode shown = tenant.get(GROUPS + "/top?api-version=2021-04-01&$expand=children").body();

    JsonNode child = Json.at(shown, "properties.children").path(0);
    assertThat(child.path("displayName").asText()).isEqualTo("low");
    assertThat(Json.at(tenant.get(GROUPS + "/top").body(), "properties.children")).isEmpty();
  }

  @Test
  void aSubscriptionLiesInOneGroup() {
    tenant.put(GROUPS + "/top" + SUBSCRIPTION, "");

    assertThat(names(GROUPS + "/low/descendants")).isEmpty();
    assertThat(names(GROUPS + "/top/subscriptions")).containsExactly(Tenant.SUBSCRIPTIONS.get(0));
    assertThat(tenant.get(GROUPS + "/low" + SUBSCRIPTION).status()).isEqualTo(404);
    assertThat(tenant.get(GROUPS + "/top" + SUBSCRIPTION).text("properties.parent.id"))
        .isEqualTo(GROUPS + "/top");
  }

  @Test
  void takenOutASubscriptionIsBackInTheRoot() {
    tenant.call("DELETE", GROUPS + "/low" + SUBSCRIPTION, "");

    assertThat(names(ROOT + "/subscriptions")).hasSize(2);
  }

  @Test
  void writingOneRaisesNoEvent() {
    assertThat(tenant.events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /none || 404 NotFound
          GET    | /none/descendants || 404 NotFound
          PUT    | /bad! | {} | 400 BadRequest
          PUT    | /new | [] | 400 BadRequest
          PUT    | /new | {"properties":{"details":{"parent":{"id":"/x"}}}} | 404 NotFound
          PUT    | /top | {"properties":{"details":{"parent":{"id":"/providers/Microsoft.Management/managementGroups/low"}}}} | 400 BadRequest
          PUT    | /top/subscriptions/x | {} | 404 SubscriptionNotFound
          DELETE | /top || 400 BadRequest
          POST   | /top | {} | 405 MethodNotAllowed
          POST   | /top/descendants | {} | 405 MethodNotAllowed
          """)
  void aCallIsRefused(String method, String path, @Nullable String body, String answer) {
    TestTenant.Answer got = tenant.call(method, GROUPS + path, body == null ? "" : body);

    assertThat(got.status() + " " + got.code()).isEqualTo(answer);
  }
}
