package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deleted key can be taken back for as long as its vault says, and is purged then. */
final class DeletedKeysTest {
  private static final String KEY =
      TestTenant.vaultId("kv-del") + "/keys/cmk?api-version=2023-07-01";
  private final MovingClock clock = new MovingClock();
  private final TestTenant tenant;

  DeletedKeysTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory, TestTenant.memory(), clock);
  }

  @BeforeEach
  void delete() {
    tenant.group();
    tenant.put(
        TestTenant.vaultId("kv-del") + "?api-version=2023-07-01",
        """
        {"location":"westeurope","properties":{"enablePurgeProtection":true,
         "softDeleteRetentionInDays":7}}
        """);
    tenant.put(KEY, "{\"properties\":{\"kty\":\"RSA\"}}");
    assertThat(vault("DELETE", "/keys/cmk").status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private TestTenant.Answer vault(String method, String path) {
    return tenant.vault("kv-del", method, path, "");
  }

  @Test
  void itIsThereUntilItsRetentionIsOver() {
    clock.advance(Duration.ofDays(7).minusMinutes(1));

    assertThat(vault("GET", "/deletedkeys/cmk").status()).isEqualTo(200);
    assertThat(vault("DELETE", "/deletedkeys/cmk").status()).isEqualTo(403);
    assertThat(vault("POST", "/deletedkeys/cmk/recover").status()).isEqualTo(200);
    assertThat(tenant.get(KEY).status()).isEqualTo(200);
  }

  @Test
  void afterwardsNothingIsLeftAndTheNameIsFree() {
    clock.advance(Duration.ofDays(7).plusMinutes(1));

    assertThat(vault("GET", "/deletedkeys/cmk").status()).isEqualTo(404);
    assertThat(vault("GET", "/deletedkeys").body().path("value")).isEmpty();
    assertThat(vault("POST", "/deletedkeys/cmk/recover").status()).isEqualTo(404);
    assertThat(tenant.put(KEY, "{\"properties\":{\"kty\":\"RSA\"}}").status()).isEqualTo(200);
  }
}
