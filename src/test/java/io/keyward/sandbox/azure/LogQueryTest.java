package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.azure.front.LogQueryService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The query service of logs answers what Keyward asks and refuses everything else. */
class LogQueryTest {
  private static final String WORKSPACE =
      TestTenant.GROUP + "/providers/Microsoft.OperationalInsights/workspaces/log";
  private static final String PATH =
      "/v1/workspaces/" + SimulatedAzure.workspaceId(WORKSPACE) + "/query";
  @TempDir static Path folder;
  private final TestTenant tenant = TestTenant.start(folder);

  @BeforeEach
  void prepare() {
    tenant.put(TestTenant.GROUP + "?api-version=2021-04-01", "{\"location\":\"westeurope\"}");
    tenant.put(WORKSPACE + "?api-version=2023-09-01", "{\"location\":\"westeurope\"}");
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private TestTenant.Answer ask(HttpRequest.Builder request, String body) {
    return tenant.send(
        request
            .header("X-Sandbox-Host", LogQueryService.HOST)
            .method("POST", BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\":\"AzureDiagnostics | take 10\"}",
        "{\"query\":\"\"}",
        "{\"query\":\"union isfuzzy=true\\n | take 1\"}",
        "{}",
        "no json"
      })
  void aTextThatIsNoQueryIsRefusedAsTheServiceDoes(String body) {
    TestTenant.Answer answer = ask(tenant.signed(PATH), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("BadArgumentError");
    assertThat(answer.text("error.innererror.code")).isEqualTo("SyntaxError");
  }

  @Test
  void aWorkspaceThatIsNotThereAndACallerWithoutATokenAreRefused() {
    String elsewhere = "/v1/workspaces/" + SimulatedAzure.workspaceId("other") + "/query";

    assertThat(ask(tenant.signed(elsewhere), "{}").status()).isEqualTo(404);
    assertThat(ask(HttpRequest.newBuilder(tenant.uri(PATH)), "{}").status()).isEqualTo(401);
  }
}
