package io.keyward.azure;


import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.azure.core.management.AzureEnvironment;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudsTest {

  @ParameterizedTest
  @CsvSource({
    "AzureCloud, management.azure.com",
    "AzureUSGovernment, management.usgovcloudapi.net",
    "AzureChinaCloud, management.chinacloudapi.cn"
  })
  void cloudIsKnownByItsName(String name, String host) {
    AzureEnvironment cloud = Clouds.named(name);

    assertThat(cloud.getResourceManagerEndpoint()).contains(host);
  }

  @Test
  void otherEndpointsReplaceOnlyThemselves() {
    AzureEnvironment cloud =
        Clouds.named(
            "AzureCloud", URI.create("https://localhost:8443"), URI.create("https://sign.test/"));

    assertThat(cloud.getResourceManagerEndpoint()).isEqualTo("https://localhost:8443/");
    assertThat(cloud.getActiveDirectoryEndpoint()).isEqualTo("https://sign.test/");
    assertThat(cloud.getKeyVaultDnsSuffix())
        .isEqualTo(AzureEnvironment.AZURE.getKeyVaultDnsSuffix());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8443", "localhost", "https:opaque"})
  void tokenNeverTravelsInTheClear(String arm) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Clouds.named("AzureCloud", URI.create(arm)));
  }

  @Test
  void unknownCloudIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Clouds.named("azurecloud "));
  }
}
