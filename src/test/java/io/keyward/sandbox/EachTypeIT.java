package io.keyward.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.driver.KeyedAccount;
import io.keyward.sandbox.driver.RunningSandbox;
import io.keyward.sandbox.driver.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each AI type on its whole way: written to ARM, told by an event, read again, judged. */
@TestInstance(Lifecycle.PER_CLASS)
class EachTypeIT {
  private static final String ML = "Microsoft.MachineLearningServices/workspaces";
  private final RunningSandbox sandbox = new RunningSandbox();
  private final Wire wire = sandbox.wire;
  private KeyedAccount keys;

  @BeforeAll
  void prepare() {
    keys = new KeyedAccount(wire);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  private String key(String inside) {
    return inside
        .replace("KEY", "\"encryption\":{" + keys.encryption() + "}")
        .replace("WORKSPACE", workspaceKey())
        .replace("HUB", "\"hubResourceId\":\"" + id(ML, "hub-for-project") + "\"");
  }

  /** Without a backing store of its own, which Cosmos DB's principal would have to open. */
  private String workspaceKey() {
    return """
        "enableServiceSideCMKEncryption":true,"encryption":{"status":"Enabled","identity":{"userAssignedIdentity":"%s"},
         "keyVaultProperties":{"keyVaultArmId":"%s",
         "keyIdentifier":"%s"}}
        """
        .formatted(KeyedAccount.IDENTITY, KeyedAccount.VAULT, keys.identifier);
  }

  private static String id(String type, String name) {
    return Wire.GROUP + "/providers/" + type + "/" + name;
  }

  private String written(String path, String version, String rest, String properties) {
    String body =
        """
        {"location":"westeurope",%s,%s,"tags":{"DataClassification":"Confidential"},
         "properties":{%s}}
        """
            .formatted(rest, KeyedAccount.identity(), key(properties));
    Wire.Reply reply = wire.arm("PUT", path, version, body);
    assertThat(reply.status()).as(reply.text()).isBetween(200, 202);
    wire.advance("PT1S");
    return wire.judged(path).path("verdict").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "OpenAI, S0, '', nonCompliant",
    "OpenAI, S0, KEY, compliant",
    "AIServices, S0, '', nonCompliant",
    "AIServices, S0, KEY, compliant",
    "TextAnalytics, S, '', nonCompliant",
    "TextAnalytics, F0, '', notSupported",
    "TextTranslation, S1, KEY, compliant",
    "Face, S0, '', nonCompliant",
    "ContentSafety, S0, '', nonCompliant",
    "FormRecognizer, S0, '', nonCompliant",
    "CustomVision.Training, S0, '', nonCompliant",
    "ComputerVision, S1, '', notSupported",
    "SpeechServices, S0, '', nonCompliant",
    "LUIS, S0, '', notSupported",
    "Bing.Search.v7, S1, '', notSupported",
    "NewKind, S0, '', notSupported",
  })
  void anAccountOfEachKind(String kind, String sku, String properties, String verdict) {
    String name = "a" + Integer.toHexString((kind + sku + properties).hashCode());
    String rest = "\"kind\":\"%s\",\"sku\":{\"name\":\"%s\"}".formatted(kind, sku);

    assertThat(written(Wire.account(name), Wire.VERSION, rest, properties)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "Default, '', nonCompliant",
    "Default, WORKSPACE, compliant",
    "Hub, '', nonCompliant",
    "Hub, WORKSPACE, compliant",
    "FeatureStore, '', nonCompliant",
  })
  void aWorkspaceOfEachKind(String kind, String properties, String verdict) {
    String path = id(ML, "w" + Integer.toHexString((kind + properties).hashCode()));

    assertThat(written(path, "2025-12-01", "\"kind\":\"" + kind + "\"", properties))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft.MachineLearningServices/registries, 2025-12-01, x, '', notSupported",
    "Microsoft.Search/searchServices, 2025-05-01, standard, '', nonCompliant",
    "Microsoft.Search/searchServices, 2025-05-01, free, '', notSupported",
    "Microsoft.BotService/botServices, 2022-09-15, S1, '', nonCompliant",
    "Microsoft.HealthBot/healthBots, 2025-05-25, C1, '', nonCompliant",
    "Microsoft.VideoIndexer/accounts, 2025-04-01, x, '', notSupported",
  })
  void eachOtherType(String type, String version, String sku, String properties, String verdict) {
    String path = id(type, "o-" + sku);

    assertThat(written(path, version, "\"sku\":{\"name\":\"" + sku + "\"}", properties))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"'', nonCompliant", "KEY, compliant"})
  void aFoundryProjectCarriesItsAccountsVerdict(String properties, String verdict) {
    String account = Wire.account("foundry" + properties.length());
    written(account, Wire.VERSION, "\"kind\":\"AIServices\",\"sku\":{\"name\":\"S0\"}", properties);
    String project = account + "/projects/p";

    assertThat(written(project, Wire.VERSION, "\"kind\":\"x\"", "")).isEqualTo(verdict);
    assertThat(wire.judged(project).path("inheritedFrom").asText()).isEqualTo(account);
    assertThat(wire.tickets(project)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', nonCompliant", "WORKSPACE, compliant"})
  void aProjectCarriesItsHubsVerdict(String properties, String verdict) {
    String hub = id(ML, "hub-for-project");
    wire.arm("DELETE", hub, "2025-12-01", "");
    written(hub, "2025-12-01", "\"kind\":\"Hub\"", properties);
    String project = id(ML, "project" + properties.length());

    assertThat(written(project, "2025-12-01", "\"kind\":\"Project\"", "HUB")).isEqualTo(verdict);
    assertThat(wire.judged(project).path("inheritedFrom").asText()).isEqualTo(hub);
    assertThat(wire.tickets(project)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'\"keySource\":\"Microsoft.CognitiveServices\"', nonCompliant", "SCOPE, compliant"})
  void anEncryptionScopeIsJudgedByItsOwnKey(String properties, String verdict) {
    String account = Wire.account("scoped");
    written(account, Wire.VERSION, "\"kind\":\"OpenAI\",\"sku\":{\"name\":\"S0\"}", "");
    String scope = account + "/encryptionScopes/s" + properties.length();
    String setting = "\"state\":\"Enabled\"," + properties.replace("SCOPE", keys.encryption());

    String judged = written(scope, Wire.VERSION, "\"kind\":\"x\"", setting);

    JsonNode document = wire.judged(scope);
    assertThat(judged).as(document.toString()).isEqualTo(verdict);
  }
}
