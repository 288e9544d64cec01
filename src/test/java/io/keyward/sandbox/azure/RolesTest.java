package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.SUBSCRIPTION;
import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.role.ManagementGroups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grants at every scope, those of groups, and custom roles. */
@TestInstance(Lifecycle.PER_CLASS)
class RolesTest {
  private static final String GRANTS = "/providers/Microsoft.Authorization/roleAssignments";
  private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions";
  private static final String READER = ROLES + "/acdd72a7-3385-48ef-bd42-f606fba81ae7";
  private static final String V = "?api-version=2022-04-01";
  private static final String VAULT = vaultId("kv-roles");
  private static final String KEY = VAULT + "/keys/cmk";
  private static final String GROUP = ManagementGroups.id("ai");
  private static final String ASIDE = ManagementGroups.id("aside");
  private static final String CUSTOM = "/dddddddd-0000-0000-0000-000000000001";
  private static final String SCOPES = "\"assignableScopes\":[\"" + SUBSCRIPTION + "\"]";
  private final TestTenant tenant;

  RolesTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeAll
  void prepare() {
    tenant.group();
    tenant.put(VAULT + "?api-version=2023-07-01", "{\"location\":\"westeurope\"}");
    tenant.put(KEY + "?api-version=2023-07-01", "{\"properties\":{\"kty\":\"RSA\"}}");
    tenant.put(GROUP, "{\"properties\":{\"displayName\":\"AI\"}}");
    tenant.put(ASIDE, "{}");
    tenant.put(GROUP + SUBSCRIPTION, "{}");
    tenant.put("/providers/Microsoft.Graph/groups/team", "{\"properties\":{\"members\":[\"U\"]}}");
    tenant.put(
        "/providers/Microsoft.Graph/groups/all", "{\"properties\":{\"members\":[\"team\"]}}");
    grant("", 1, "root");
    grant(GROUP, 2, "mg");
    grant(ASIDE, 3, "aside");
    grant(SUBSCRIPTION, 4, "all");
    grant(TestTenant.GROUP, 5, "u");
    grant(VAULT, 6, "v");
    grant(KEY, 7, "k");
    tenant.put(
        SUBSCRIPTION + ROLES + CUSTOM + V,
        "{\"properties\":{\"roleName\":\"Wrapper\"," + SCOPES + ",\"permissions\":[]}}");
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  private void grant(String scope, int number, String principal) {
    tenant.put(
        scope + GRANTS + "/aaaaaaaa-0000-0000-0000-00000000000" + number + V,
        "{\"properties\":{\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\",\"condition\":\"c\"}}"
            .formatted(principal, READER));
  }

  private List<String> listed(String address, String column) {
    List<String> found = new ArrayList<>();
    for (JsonNode item : tenant.get(address).body().path("value")) {
      found.add(Json.text(item, column));
    }
    return found;
  }

  private static String place(String name) {
    return name.replace("KEY", KEY)
        .replace("VAULT", VAULT)
        .replace("SUB", SUBSCRIPTION)
        .replace("ASIDE", ASIDE)
        .replace("MG", GROUP)
        .replace("ROOT", ManagementGroups.ROOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          KEY   || root mg all u v k
          KEY   | &$filter=atScope() | root mg all u v k
          VAULT || root mg all u v k
          VAULT | &$filter=atScope() | root mg all u v
          SUB   | &$filter=atScope() | root mg all
          MG    | &$filter=atScope() | root mg
          ASIDE || root aside
          ROOT  | &$filter=atScope() | root
          SUB   | &$filter=principalId eq 'V' | v
          SUB   | &$filter=assignedTo('u') | all u
          SUB   | &$filter=atScope() and assignedTo('u') | all
          KEY   | &$filter=assignedTo('nobody') |
          """)
  void grantsAreListedFromWhereTheyAreAsked(
      String scope, @Nullable String filter, @Nullable String principals) {
    String rest = filter == null ? "" : filter;

    List<String> found = listed(place(scope) + GRANTS + V + rest, "properties.principalId");

    assertThat(String.join(" ", found.stream().sorted().toList()))
        .isEqualTo(sorted(principals == null ? "" : principals));
  }

  private static String sorted(String words) {
    return String.join(" ", List.of(words.split(" ", -1)).stream().sorted().toList());
  }

  @Test
  void aLongListComesInPagesWithItsConditions() {
    TestTenant.Answer first = tenant.get(KEY + GRANTS + V + "&$top=4");
    String next = first.text("nextLink").substring(tenant.azure.endpoint().length());
    TestTenant.Answer second = tenant.get(next);

    assertThat(first.body().path("value")).hasSize(4);
    assertThat(second.body().path("value")).hasSize(2);
    assertThat(Json.text(second.body().path("value").path(0), "properties.condition"))
        .isEqualTo("c");
  }

  @ParameterizedTest
  @CsvSource({
    "e147488a-f6f5-4113-8e2d-b22465e65bf6, 3",
    "12338af0-0e69-4776-bea7-57ae8d297424, 9",
    "14b46e9e-c2b7-41b4-b07b-48a6ebf60603, 2",
    "00482a5a-887f-4fb3-b363-3b7fe8e74483, 1",
    "08bbd89e-9f13-488c-ac41-acfcb10c90ab, 1",
    "21090545-7ca7-4776-b22c-e363652d74d2, 2",
    "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba, 4",
    "f25e0fa2-a7c8-4377-a976-54943a77a395, 0",
    "8b54135c-b56d-4d72-a534-26097cfdc8d8, 0",
    "a68e7c17-0ab2-4c09-9a58-125dae29748c, 0",
    "b86a8fe4-44ce-4948-aee5-eccb2c155cd7, 1",
    "4633458b-17de-408a-b874-0445c86b69e6, 2",
    "a4417e6f-fecd-4de8-b567-7b0420556985, 3",
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635, 0",
    "b24988ac-6180-42a0-ab88-20f7382dd24c, 0",
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, 0",
  })
  void aBuiltInRoleIsReadByItsId(String id, int dataActions) {
    TestTenant.Answer role = tenant.get(ROLES + "/" + id + V);

    assertThat(role.text("id")).isEqualTo(ROLES + "/" + id);
    assertThat(Json.at(role.body(), "properties.permissions").path(0).path("dataActions"))
        .hasSize(dataActions);
  }

  @Test
  void aCustomRoleIsListedWhereItCanBeAssigned() {
    String custom = V + "&$filter=type eq 'CustomRole'";

    assertThat(listed(KEY + ROLES + custom, "properties.roleName")).containsExactly("Wrapper");
    assertThat(listed(ManagementGroups.ROOT + ROLES + custom, "name")).isEmpty();
    assertThat(tenant.get(SUBSCRIPTION + ROLES + CUSTOM + V).text("properties.type"))
        .isEqualTo("CustomRole");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | SUB/GRANTS?$filter=magic() || 400 UnsupportedFilter
          GET    | MGNONE/GRANTS?x=y || 404 NotFound
          PUT    | MGNONE/GRANTS/aaaaaaaa-0000-0000-0000-000000000009?x=y | {} | 404 NotFound
          GET    | SUB/ROLES/dddddddd-0000-0000-0000-00000000000f?x=y || 404 RoleDefinitionDoesNotExist
          PUT    | SUB/ROLES/wrapper?x=y | {} | 400 InvalidRoleAssignmentId
          PUT    | SUB/ROLES/dddddddd-0000-0000-0000-000000000002?x=y | {} | 400 BadRequest
          PUT    | SUB/ROLES/dddddddd-0000-0000-0000-000000000002?x=y | {"properties":{"roleName":"Wrapper","assignableScopes":["/"]}} | 409 RoleDefinitionWithSameNameExists
          """)
  void aRoleCallIsRefused(String method, String path, @Nullable String body, String answer) {
    String address =
        path.replace("MGNONE", ManagementGroups.id("none"))
            .replace("SUB", SUBSCRIPTION)
            .replace("/GRANTS", GRANTS)
            .replace("/ROLES", ROLES)
            .replace("?", V + "&");

    TestTenant.Answer got = tenant.call(method, address, body == null ? "" : body);

    assertThat(got.status() + " " + got.code()).isEqualTo(answer);
  }

  @Test
  void aRoleInUseCannotBeDeleted() {
    String role = SUBSCRIPTION + ROLES + "/dddddddd-0000-0000-0000-000000000005";
    tenant.put(
        role + V, "{\"properties\":{\"roleName\":\"Used\"," + SCOPES + ",\"permissions\":[]}}");
    String grant = TestTenant.SUBSCRIPTION + GRANTS + "/aaaaaaaa-0000-0000-0000-000000000055" + V;
    tenant.put(
        grant, "{\"properties\":{\"principalId\":\"p5\",\"roleDefinitionId\":\"" + role + "\"}}");

    TestTenant.Answer used = tenant.call("DELETE", role + V, "");
    tenant.call("DELETE", grant, "");
    TestTenant.Answer unused = tenant.call("DELETE", role + V, "");

    assertThat(used.code()).isEqualTo("RoleDefinitionHasAssignments");
    assertThat(unused.status()).isEqualTo(200);
  }
}
