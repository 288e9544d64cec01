package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hangs on vaults, accounts and workspaces: written, read and listed. */
@TestInstance(Lifecycle.PER_CLASS)
class ChildrenTest {
  private static final String PLACE = "{\"location\":\"westeurope\",\"properties\":{\"x\":\"y\"}}";
  private static final String SETTINGS = "/providers/Microsoft.Insights/diagnosticSettings";
  private static final String MONITOR = "?api-version=2021-05-01-preview";
  private static final String SINK = "{\"properties\":{\"workspaceId\":\"/w\",\"logs\":[]}}";
  private final TestTenant tenant;

  ChildrenTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeAll
  void prepare() {
    tenant.group();
    tenant.put(full("Microsoft.CognitiveServices/accounts/a"), PLACE);
    tenant.put(full("Microsoft.CognitiveServices/accounts/a/projects/p"), PLACE);
    tenant.put(full("Microsoft.MachineLearningServices/workspaces/w"), PLACE);
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  private static String full(String path) {
    String version = path.startsWith("Microsoft.KeyVault") ? "2023-07-01" : TestTenant.VERSION;
    return TestTenant.GROUP + "/providers/" + path + "?api-version=" + version;
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft.CognitiveServices/accounts/a/connections",
    "Microsoft.CognitiveServices/accounts/a/capabilityHosts",
    "Microsoft.CognitiveServices/accounts/a/encryptionScopes",
    "Microsoft.CognitiveServices/accounts/a/projects/p/connections",
    "Microsoft.CognitiveServices/accounts/a/projects/p/capabilityHosts",
    "Microsoft.MachineLearningServices/workspaces/w/connections",
    "Microsoft.Insights/components",
    "Microsoft.OperationalInsights/workspaces",
    "Microsoft.OperationalInsights/clusters",
  })
  void aDocumentIsWrittenReadAndListed(String collection) {
    TestTenant.Answer written = tenant.put(full(collection + "/one"), PLACE);

    assertThat(written.status()).isIn(200, 201);
    assertThat(tenant.get(full(collection + "/ONE")).text("properties.x")).isEqualTo("y");
    assertThat(tenant.get(full(collection)).body().path("value")).hasSize(1);
  }

  @Test
  void theProjectsOfAnAccountAreListedWithoutWhatHangsOnThem() {
    tenant.put(full("Microsoft.CognitiveServices/accounts/a/projects/p/applications/two"), PLACE);

    assertThat(
            tenant
                .get(full("Microsoft.CognitiveServices/accounts/a/projects"))
                .body()
                .path("value"))
        .hasSize(1);
  }

  @Test
  void theSettingsOfAVaultAreNotThoseOfAnother() {
    String vault = TestTenant.vaultId("kv-a");
    String other = TestTenant.vaultId("kv-b");
    tenant.put(full("Microsoft.KeyVault/vaults/kv-a"), PLACE);
    tenant.put(full("Microsoft.KeyVault/vaults/kv-b"), PLACE);
    tenant.put(vault + SETTINGS + "/audit" + MONITOR, SINK);
    tenant.put(other + SETTINGS + "/audit" + MONITOR, SINK);

    TestTenant.Answer listed = tenant.get(vault + SETTINGS + MONITOR);

    assertThat(listed.body().path("value")).hasSize(1);
    assertThat(tenant.get(vault + SETTINGS + "/audit" + MONITOR).text("properties.workspaceId"))
        .isEqualTo("/w");
  }
}
