package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.role.Grants;
import io.keyward.sandbox.azure.role.RoleProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deny assignments: nobody makes them by hand, all see them. */
final class DenialsTest {
  private static final String V = "?api-version=2022-04-01";
  private static final String DENIALS = "/providers/Microsoft.Authorization/denyAssignments";
  private static final String NAME = "/dddddddd-0000-0000-0000-000000000001";
  private static final String READER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
  private final TestTenant tenant;

  DenialsTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeEach
  void group() {
    tenant.group();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private List<String> at(String scope) {
    List<String> names = new ArrayList<>();
    for (JsonNode item : tenant.get(scope + DENIALS + V).body().path("value")) {
      names.add(Json.text(item, "name"));
    }
    return names;
  }

  @Test
  void aTenantHasNoneUnlessSomethingManagesItsResources() {
    assertThat(tenant.get(TestTenant.GROUP + DENIALS + V).status()).isEqualTo(200);
    assertThat(at(TestTenant.GROUP)).isEmpty();
  }

  @Test
  void aCallerCannotMakeOne() {
    assertThat(tenant.put(TestTenant.GROUP + DENIALS + NAME + V, "{\"properties\":{}}").status())
        .isEqualTo(400);
    assertThat(at(TestTenant.GROUP)).isEmpty();
  }

  private static Document document(String id, String type, String properties) {
    return new Document(
        id,
        type,
        Json.stored(
            "{\"id\":\"%s\",\"type\":\"%s\",\"properties\":%s}".formatted(id, type, properties)));
  }

  private static Document denial(String principal, String spared) {
    return document(
        TestTenant.SUBSCRIPTION + DENIALS + NAME,
        RoleProvider.DENIAL,
        "{\"principals\":[{\"id\":\"%s\"}],\"excludePrincipals\":[{\"id\":\"%s\"}],"
                .formatted(principal, spared)
            + "\"permissions\":[{\"dataActions\":[\"Microsoft.KeyVault/vaults/keys/*\"]}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "p, '', false",
    "00000000-0000-0000-0000-000000000000, '', false",
    "00000000-0000-0000-0000-000000000000, p, true",
    "other, '', true"
  })
  void itTakesAwayWhatARoleGives(String principal, String spared, boolean left) {
    Documents documents = new Documents(TestTenant.memory(), Clock.systemUTC());
    String id = TestTenant.GROUP + "/providers/Microsoft.KeyVault/vaults/kv";
    Document vault =
        document(id, "Microsoft.KeyVault/vaults", "{\"enableRbacAuthorization\":true}");
    documents.save(
        document(
            id + "/providers/" + RoleProvider.ASSIGNMENT + NAME,
            RoleProvider.ASSIGNMENT,
            "{\"principalId\":\"p\",\"roleDefinitionId\":\"/x/" + READER + "\"}"));
    assertThat(new Grants(documents).allows(vault, "cmk", "p")).isTrue();

    documents.save(denial(principal, spared));

    assertThat(new Grants(documents).allows(vault, "cmk", "p")).isEqualTo(left);
    documents.close();
  }
}
