package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReferenceTest {
  private static final String VERSION = "0123456789abcdef0123456789ABCDEF";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault.azure.net",
        "vault.azure.cn",
        "vault.usgovcloudapi.net",
        "vault.microsoftazure.de",
        "managedhsm.azure.net",
        "managedhsm.azure.cn",
        "managedhsm.usgovcloudapi.net",
        "managedhsm.microsoftazure.de",
        "westus.hsm1.managedhsm.azure.net"
      })
  void readsIdentifiersOfEveryCloudWithAndWithoutVersion(String suffix) {
    String uri = "https://Contoso-1." + suffix;

    assertThat(KeyReference.parse(uri + "/keys/my-key/" + VERSION))
        .isEqualTo(KeyReference.of(uri, "my-key", VERSION));
    assertThat(KeyReference.parse(uri + "/keys/my-key"))
        .isEqualTo(KeyReference.of(uri, "my-key", ""));
    assertThat(KeyReference.parse(uri + "/keys/my-key").inManagedHsm())
        .isEqualTo(suffix.contains("managedhsm"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://v.vault.azure.net/keys/k/, https://v.vault.azure.net, k",
        "https://v.vault.azure.net//keys//k, https://v.vault.azure.net, k",
        "HTTPS://V.VAULT.AZURE.NET/KEYS/K, HTTPS://V.VAULT.AZURE.NET, K",
        "https://localhost:8443/keys/k, https://localhost:8443, k",
        "https://v.vault.azure.net/, https://v.vault.azure.net, ''",
        "https://v.vault.azure.net/secrets/s/1, https://v.vault.azure.net/secrets/s/1, ''",
        "not a uri, not a uri, ''",
        "'', '', ''"
      })
  void keepsWhatItCannotTakeApart(String text, String vaultUri, String name) {
    assertThat(KeyReference.parse(text)).isEqualTo(KeyReference.of(vaultUri, name, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "https://KV.vault.azure.net/, https://kv.vault.azure.net",
    "https://kv.vault.azure.net, https://kv.vault.azure.net",
    "https://KV.Vault.Azure.Net:443//, https://kv.vault.azure.net",
    "https://localhost:8443/, https://localhost:8443"
  })
  void comparesVaultsWithoutCaseAndTrailingSlash(String written, String key) {
    assertThat(KeyReference.of(written, "k", "").vaultKey()).isEqualTo(key);
  }
}
