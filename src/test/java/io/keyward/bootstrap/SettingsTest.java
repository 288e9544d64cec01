package io.keyward.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static final Map<String, String> LEAST =
      Map.of("KeywardStorage", "UseDevelopmentStorage=true");

  @ParameterizedTest
  @CsvSource({
    "KEYWARD_TENANT_ID,               contoso",
    "KEYWARD_READER_CLIENT_ID,        7",
    "KEYWARD_SUBSCRIPTIONS,           'a,b'",
    "KEYWARD_LOG_WORKSPACES,          'aaaaaaaa-0000-0000-0000-000000000001,x/query'",
    "KEYWARD_ARM_ENDPOINT,            http://management.azure.com",
    "KEYWARD_ARM_ENDPOINT,            https://user:secret@management.azure.com",
    "KEYWARD_AUTHORITY,               not a uri",
    "KeywardStorage__tableServiceUri, ftp://x",
    "KEYWARD_LOCAL_MODE,              yes",
  })
  void refusesASettingByItsNameAndNeverShowsItsValue(String name, String value) {
    Map<String, String> values = new HashMap<>(LEAST);
    values.put(name, value);

    assertThatThrownBy(() -> Settings.of(values))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining(name)
        .hasMessageNotContaining(value);
  }

  @Test
  void refusesToStartWithoutStorage() {
    assertThatThrownBy(() -> Settings.of(Map.of()))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("KeywardStorage__tableServiceUri");
  }

  @ParameterizedTest
  @CsvSource({
    "true,,                       true",
    "TRUE,,  true",
    "false,, false",
    ",, false",
    ",trust-principal-header,     true",
  })
  void trustsThePrincipalOnlyBehindThePlatformOrByChoice(
      String auth, String local, boolean trusted) {
    Map<String, String> values = new HashMap<>(LEAST);
    values.put("WEBSITE_AUTH_ENABLED", auth == null ? "" : auth);
    values.put("KEYWARD_LOCAL_MODE", local == null ? "" : local);

    assertThat(Settings.of(values).trustsPrincipal()).isEqualTo(trusted);
  }

  @Test
  void neverPrintsAValue() {
    Settings settings =
        Settings.of(Map.of("KeywardStorage", "AccountKey=secret", "KEYWARD_CLOUD", "AzureCloud"));

    assertThat(settings.toString()).doesNotContain("secret").doesNotContain("AzureCloud");
  }
}
