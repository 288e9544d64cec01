package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.sandbox.azure.limit.Faults;
import io.keyward.sandbox.azure.limit.PathFault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single addresses that fail without fail, while all others go on. */
@TestInstance(Lifecycle.PER_CLASS)
class PathFaultTest {
  private static final String VAULT = vaultId("kv-fault");
  private static final String V = "?api-version=2023-07-01";
  private static final String PLACE = "{\"location\":\"westeurope\"}";
  private final TestTenant tenant;

  PathFaultTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeAll
  void prepare() {
    tenant.group();
    tenant.put(VAULT + V, PLACE);
  }

  @AfterEach
  void heal() {
    tenant.azure.faults(Faults.NONE);
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  @ParameterizedTest
  @CsvSource({
    "403, 403 AuthorizationFailed",
    "404, 404 ResourceNotFound",
    "429, 429 TooManyRequests",
    "500, 500 InternalServerError",
    "503, 503 ServiceUnavailable",
    "empty, '200 '",
    "garbage, '200 '",
  })
  void eachReadOfTheAddressIsAnsweredSo(String fault, String answer) {
    tenant.azure.faults(Faults.answering("/VAULTS/kv-fault", fault));

    TestTenant.Answer got = tenant.get(VAULT + V);

    assertThat(got.status() + " " + got.code()).isEqualTo(answer);
    assertThat(got.text("name")).isEmpty();
    assertThat(tenant.get(TestTenant.GROUP).status()).isEqualTo(200);
    assertThat(tenant.put(VAULT + V, PLACE).status()).isEqualTo(200);
  }

  @Test
  void aFaultCanEndByItself() {
    tenant.azure.faults(
        Faults.parse("{\"paths\":[{\"contains\":\"kv-fault\",\"answer\":\"429\",\"times\":2}]}"));

    assertThat(tenant.get(VAULT + V).status()).isEqualTo(429);
    assertThat(tenant.get(VAULT + V).status()).isEqualTo(429);
    assertThat(tenant.get(VAULT + V).status()).isEqualTo(200);
  }

  @Test
  void aVaultIsHitByItsHostAndAWriteByItsMethod() {
    tenant.azure.faults(
        Faults.answering("kv-fault.vault.azure.net/keys", "403")
            .and(new PathFault("kv-fault", "PUT", "409", 1)));

    assertThat(tenant.vault("kv-fault", "GET", "/keys", "").status()).isEqualTo(403);
    assertThat(tenant.put(VAULT + V, PLACE).status()).isEqualTo(409);
    assertThat(tenant.get(VAULT + V).status()).isEqualTo(200);
  }

  @Test
  void callsAreCountedByTheirAddress() {
    tenant.get(VAULT + "/keys" + V);
    tenant.get(VAULT + "/KEYS" + V);

    assertThat(tenant.azure.calls().matching("vaults/kv-fault/keys").values()).containsExactly(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"paths\":{}}",
        "{\"paths\":[{\"contains\":\"\",\"answer\":\"403\"}]}",
        "{\"paths\":[{\"contains\":\"a\",\"answer\":\"200\"}]}",
        "{\"paths\":[{\"contains\":\"a\"}]}",
        "{\"paths\":[{\"contains\":\"a\",\"answer\":\"403\",\"times\":-1}]}",
        "{\"resourceGraphLagSeconds\":-1}",
        "{\"resourceGraphLagSeconds\":1.5}",
      })
  void whatCanNeverBeMetIsRefused(String settings) {
    assertThatThrownBy(() -> Faults.parse(settings)).isInstanceOf(IllegalArgumentException.class);
  }
}
