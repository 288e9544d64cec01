package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.Estate.clientId;
import static io.keyward.sandbox.azure.Estate.resource;
import static io.keyward.sandbox.azure.TestTenant.account;
import static io.keyward.sandbox.azure.TestTenant.identityId;
import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which customer keys the services take, and with which words they refuse the others. */
@TestInstance(Lifecycle.PER_CLASS)
class CustomerKeyTest {
  private static final String USED = "200 ";

  private final TestTenant tenant;

  CustomerKeyTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
  }

  @BeforeAll
  void prepare() {
    new Estate(tenant).build();
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  private static String verdict(TestTenant.Answer answer) {
    return (answer.status() < 300 ? 200 : answer.status()) + " " + answer.code();
  }

  private static String encryption(String vault, String key, String clientId) {
    return "\"encryption\":{\"keySource\":\"Microsoft.KeyVault\",\"keyVaultProperties\":{"
        + "\"keyVaultUri\":\"https://%s.vault.azure.net/\",\"keyName\":\"%s\",\"identityClientId\":\"%s\"}}"
            .formatted(vault, key, clientId);
  }

  private static String body(String kind, String identity, String properties) {
    return "{\"location\":\"westeurope\",\"kind\":\"%s\",\"sku\":{\"name\":\"%s\"},%s,\"properties\":{%s}}"
        .formatted(
            kind.replaceFirst("/.*", ""),
            kind.contains("/") ? kind.replaceFirst(".*/", "") : "S0",
            identity,
            properties);
  }

  @ParameterizedTest
  @CsvSource({
    "OpenAI, kv-good, cmk, good, ''",
    "AIServices, kv-policy, cmk, good, ''",
    "OpenAI, kv-open, cmk, good, KeyVaultPolicyError",
    "OpenAI, kv-none, cmk, good, KeyVaultVaultNotFound",
    "OpenAI, kv-gone, cmk, good, KeyVaultVaultNotFound",
    "OpenAI, kv-good, none, good, KeyVaultEncryptionKeyNotFound",
    "OpenAI, kv-good, '', good, InvalidEncryptionKey",
    "OpenAI, kv-good, curve, good, KeyVaultKeyTypeNotSupported",
    "OpenAI, kv-good, off, good, KeyVaultKeyDisabled",
    "OpenAI, kv-good, old, good, KeyVaultKeyExpired",
    "OpenAI, kv-good, early, good, KeyVaultKeyNotYetValid",
    "OpenAI, kv-good, cmk, bare, KeyVaultAuthenticationFailure",
    "OpenAI, kv-policy, cmk, bare, KeyVaultAuthenticationFailure",
    "OpenAI, kv-good, cmk, stranger, InvalidEncryptionIdentity",
    "SpeechServices, kv-good, cmk, good, CustomerManagedKeyNotSupported",
    "ComputerVision, kv-good, cmk, good, CustomerManagedKeyNotSupported",
    "TextAnalytics/F0, kv-good, cmk, good, CustomerManagedKeyNotSupported",
  })
  void anAccountTakesOnlyAUsableKey(
      String kind, String vault, String key, String user, String code) {
    String properties = encryption(vault, key, clientId(user));

    TestTenant.Answer answer =
        tenant.put(
            account("try-" + Integer.toHexString((kind + vault + key + user).hashCode())),
            body(kind, Estate.identity("UserAssigned"), properties));

    assertThat(verdict(answer)).isEqualTo(code.isEmpty() ? USED : "400 " + code);
  }

  @Test
  void aKeyOfAManagedHsmIsTaken() {
    String hsm = resource("Microsoft.KeyVault/managedHSMs", "hsm-good");
    String version = "?api-version=2023-07-01";
    tenant.put(
        hsm + version,
        "{\"location\":\"westeurope\",\"properties\":{\"enablePurgeProtection\":true}}");
    tenant.put(hsm + "/keys/cmk" + version, "{\"properties\":{\"kty\":\"RSA-HSM\"}}");
    String key = encryption("hsm-good", "cmk", clientId("bare")).replace(".vault.", ".managedhsm.");

    TestTenant.Answer answer =
        tenant.put(account("by-hsm"), body("OpenAI", Estate.identity("UserAssigned"), key));

    assertThat(verdict(answer)).isEqualTo(USED);
    assertThat(tenant.get(hsm + version).text("properties.hsmUri"))
        .isEqualTo("https://hsm-good.managedhsm.azure.net/");
  }

  @Test
  void aSystemIdentityNeedsTwoSteps() {
    String id = account("two-steps");
    String identity = "\"identity\":{\"type\":\"SystemAssigned\"}";
    String key = encryption("kv-good", "cmk", "");

    TestTenant.Answer atOnce = tenant.put(id, body("OpenAI", identity, key));
    tenant.put(id, body("OpenAI", identity, ""));
    TestTenant.Answer ungranted = tenant.patch(id, "{\"properties\":{" + key + "}}");
    tenant.put(Estate.ASSIGNMENT.replace("111", "113"), Estate.grant(id));
    TestTenant.Answer granted = tenant.patch(id, "{\"properties\":{" + key + "}}");

    assertThat(verdict(atOnce)).isEqualTo("400 InvalidEncryptionIdentity");
    assertThat(verdict(ungranted)).isEqualTo("400 KeyVaultAuthenticationFailure");
    assertThat(verdict(granted)).isEqualTo(USED);
    assertThat(verdict(tenant.put(id, body("OpenAI", identity, "")))).isEqualTo(USED);
    assertThat(tenant.get(id).text("properties.encryption.keySource"))
        .isEqualTo("Microsoft.KeyVault");
  }

  private static String workspace(String key, String extra) {
    return body(
        "Default",
        Estate.identity("UserAssigned"),
        "\"encryption\":{\"status\":\"Enabled\",\"identity\":{\"userAssignedIdentity\":\""
            + identityId("good")
            + "\"},\"keyVaultProperties\":{"
            + extra
            + "\"keyVaultArmId\":\""
            + vaultId("kv-good")
            + "\",\"keyIdentifier\":\"https://kv-good.vault.azure.net/keys/"
            + key
            + "\"}}");
  }

  @Test
  void aWorkspaceChoosesItsKeyAtCreationOnly() {
    String late = resource("Microsoft.MachineLearningServices/workspaces", "late");
    String born = resource("Microsoft.MachineLearningServices/workspaces", "born");
    tenant.put(late, body("Default", Estate.identity("UserAssigned"), ""));
    tenant.put(
        vaultId("kv-good") + "/keys/next?api-version=2023-07-01",
        "{\"properties\":{\"kty\":\"RSA\"}}");

    assertThat(verdict(tenant.put(born, workspace("cmk", "")))).isEqualTo(USED);
    assertThat(verdict(tenant.put(late, workspace("cmk", "")))).isEqualTo("400 BadRequest");
    assertThat(verdict(tenant.put(born, workspace("next", "")))).isEqualTo(USED);
    assertThat(verdict(tenant.put(born, workspace("off", ""))))
        .isEqualTo("400 KeyVaultKeyDisabled");
    assertThat(verdict(tenant.put(born, workspace("cmk", "\"x\":1,")))).isEqualTo("400 BadRequest");
  }

  @ParameterizedTest
  @CsvSource({
    "cmk/VERSION, ''",
    "cmk, InvalidBotData",
    "off/VERSION, KeyVaultEncryptionKeyNotFound",
  })
  void aBotNeedsTheAddressOfAVersion(String key, String code) {
    String version =
        tenant
            .get(vaultId("kv-good") + "/keys/cmk?api-version=2023-07-01")
            .text("properties.keyUriWithVersion")
            .replaceFirst(".*/", "");
    String url = "https://kv-good.vault.azure.net/keys/" + key.replace("VERSION", version);

    TestTenant.Answer answer =
        tenant.put(
            resource("Microsoft.BotService/botServices", "bot") + "?api-version=2022-09-15",
            "{\"location\":\"global\",\"properties\":{\"isCmekEnabled\":true,\"cmekKeyVaultUrl\":\""
                + url
                + "\"}}");

    assertThat(verdict(answer)).isEqualTo(code.isEmpty() ? USED : "400 " + code);
  }

  @ParameterizedTest
  @CsvSource({
    "Premium, enabled, ''",
    "Basic, enabled, CustomerManagedKeyNotSupported",
    "Basic, disabled, CannotChangeEncryption",
  })
  void aRegistryChoosesItsKeyAtCreationInThePremiumTier(String sku, String first, String code) {
    String id = resource("Microsoft.ContainerRegistry/registries", "acr" + sku + first);
    String key =
        "\"encryption\":{\"status\":\"%s\",\"keyVaultProperties\":{\"identity\":\"%s\",\"keyIdentifier\":\"https://kv-good.vault.azure.net/keys/cmk\"}}";
    String body =
        body("x/" + sku, Estate.identity("UserAssigned"), key.formatted(first, clientId("good")));
    TestTenant.Answer created = tenant.put(id, body);

    TestTenant.Answer answer = tenant.put(id, body.replace("\"disabled\"", "\"enabled\""));

    assertThat(verdict(first.equals("enabled") ? created : answer))
        .isEqualTo(code.isEmpty() ? USED : "400 " + code);
  }

  @ParameterizedTest
  @CsvSource({"good, ''", "bare, KeyVaultAuthenticationFailure", "none, InvalidEncryptionIdentity"})
  void theOtherServicesAskTheSame(String user, String code) {
    String key = "https://kv-good.vault.azure.net";
    String id = identityId(user);
    String storage =
        "\"encryption\":{\"keySource\":\"Microsoft.Keyvault\",\"identity\":{\"userAssignedIdentity\":\"%s\"},\"keyvaultproperties\":{\"keyvaulturi\":\"%s\",\"keyname\":\"cmk\"}}";
    String cosmos =
        "\"defaultIdentity\":\"UserAssignedIdentity=%s\",\"keyVaultKeyUri\":\"%s/keys/cmk\"";
    String health =
        "\"keyVaultProperties\":{\"userIdentity\":\"%s\",\"keyVaultUri\":\"%s\",\"keyName\":\"cmk\"}";
    String search =
        "\"encryptionWithCmk\":{\"serviceLevelEncryptionKey\":{\"identity\":{\"userAssignedIdentity\":\"%s\"},\"keyVaultUri\":\"%s\",\"keyVaultKeyName\":\"cmk\"}}";

    assertThat(
            Stream.of(
                tried("Microsoft.Storage/storageAccounts", "", storage.formatted(id, key)),
                tried("Microsoft.DocumentDB/databaseAccounts", "", cosmos.formatted(id, key)),
                tried(
                    "Microsoft.HealthBot/healthBots",
                    "?api-version=2025-05-25",
                    health.formatted(id, key)),
                tried(
                    "Microsoft.Search/searchServices",
                    "?api-version=2026-03-01-preview",
                    search.formatted(id, key))))
        .containsOnly(code.isEmpty() ? USED : "400 " + code);
  }

  private String tried(String type, String version, String properties) {
    return verdict(
        tenant.put(
            resource(type, "other" + Integer.toHexString(properties.hashCode())) + version,
            body("x", Estate.identity("UserAssigned"), properties)));
  }
}
