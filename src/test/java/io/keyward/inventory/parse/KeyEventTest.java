package io.keyward.inventory.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Lookup;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key Vault's events in the forms that the documentation shows. */
final class KeyEventTest {
  private static final String VAULT =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv1";

  private static KeyEvent read(String json) {
    try {
      return KeyEvent.read(JsonText.parseObject(json)).orElseThrow();
    } catch (BadJson e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "topic,  eventType, 1793000000,   1793000000",
    "source, type,      '\"1793000000\"', 1793000000",
    "topic,  eventType, null,         ",
    "topic,  eventType, '\"\"',       ",
  })
  void readsBothSchemasAndMomentsAsNumberOrText(
      String vault, String type, String end, String seconds) {
    KeyEvent event =
        read(
            """
            {"%s": "%s", "%s": "Microsoft.KeyVault.KeyNearExpiry", "subject": "cmk",
             "data": {"Id": "https://kv1.vault.azure.net/keys/cmk/V1", "VaultName": "kv1",
                      "ObjectType": "Key", "ObjectName": "cmk", "Version": "V1", "EXP": %s}}
            """
                .formatted(vault, VAULT, type, end));

    assertThat(event.vault()).isEqualTo(VAULT);
    assertThat(event.key()).isEqualTo("cmk");
    assertThat(event.version()).isEqualTo("V1");
    assertThat(event.expires())
        .isEqualTo(
            seconds == null
                ? new Lookup.Missing<>()
                : new Lookup.Found<>(Instant.ofEpochSecond(Long.parseLong(seconds))));
  }

  @Test
  void straySpacesOfTheDocumentsExampleDoNotMatter() {
    KeyEvent event =
        read(
            """
            {"topic": " %s ", "eventType": "microsoft.keyvault.keyexpired",
             "data": {"id": "https://kv1.vault.azure.net/keys/cmk/V1",
                      "ObjectName ": " cmk ", "Version": " V1 "}}
            """
                .formatted(VAULT));

    assertThat(event).extracting(KeyEvent::key, KeyEvent::version).containsExactly("cmk", "V1");
    assertThat(event.vault()).isEqualTo(VAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft.KeyVault.KeyNewVersionCreated,        true,  cmk",
    "Microsoft.KeyVault.KeyExpired,                  true,  cmk",
    "Microsoft.KeyVault.VaultAccessPolicyChanged,    true,  ''",
    "Microsoft.KeyVault.SecretNewVersionCreated,     false, ''",
    "Microsoft.KeyVault.CertificateNearExpiry,       false, ''",
    "Microsoft.Resources.ResourceWriteSuccess,       false, ''",
  })
  void onlyKeysAndAccessMatter(String type, boolean relevant, String key) {
    KeyEvent event =
        read(
            """
            {"topic": "%s", "eventType": "%s", "subject": "cmk", "data": {"ObjectName": "cmk"}}
            """
                .formatted(VAULT, type));

    assertThat(event.relevant()).isEqualTo(relevant);
    assertThat(event.key()).isEqualTo(key);
  }
}
