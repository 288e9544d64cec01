package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.assess.Assessment;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Azure's own policies, by their rules as read on 2026-11-21, against {@code cmk-required}: what
 * one lets pass the other lets pass too, but for the differences that are named here.
 */
class AzurePolicyTest {
  /** excludedKinds of policy 67121cc7-ff39-4ab8-b7e3-95b84dab487d, version 2.2.0. */
  private static final List<String> EXCLUDED =
      List.of(
          "cognitiveservices",
          "contentsafety",
          "immersivereader",
          "healthinsights",
          "luis.authoring",
          "luis",
          "qnamaker",
          "qnamaker.v2",
          "aiservices",
          "metricsadvisor",
          "speechtranslation",
          "internal.allinone",
          "conversationallanguageunderstanding",
          "knowledge",
          "transcriptionintelligence",
          "healthdecisionsupport");

  private static final List<String> TEXTS = List.of("Compliant", "compliant", "NonCompliant", "");

  private static Arbitrary<String> body(
      String type, Arbitrary<String> kinds, Arbitrary<String> properties) {
    Arbitrary<String> location = Arbitraries.of("westeurope", "global");
    Arbitrary<String> tier = Arbitraries.of("S0", "F0", "standard");
    return Combinators.combine(kinds, properties, location, tier)
        .as(
            (kind, inner, where, sku) ->
                """
                {"resource":{"id":"/subscriptions/s/resourceGroups/g/providers/%s/a","type":"%s",
                 "kind":"%s","location":"%s","sku":{"name":"%s"},"apiVersion":"x",
                 "tags":{"DataClassification":"Regulated"},"properties":{%s}}}
                """
                    .formatted(type, type, kind, where, sku, inner));
  }

  private static Arbitrary<String> either(String... texts) {
    return Arbitraries.of(texts);
  }

  private static Arbitrary<String> member(String name, List<String> values) {
    return Arbitraries.of(values)
        .map(value -> value.isEmpty() ? "" : "\"" + name + "\":\"" + value + "\"");
  }

  private static String object(String... members) {
    return String.join(",", List.of(members).stream().filter(it -> !it.isEmpty()).toList());
  }

  @Provide
  Arbitrary<String> accounts() {
    Arbitrary<String> kinds =
        either(
            "OpenAI",
            "AIServices",
            "ContentSafety",
            "ComputerVision",
            "SpeechServices",
            "Face",
            "TextAnalytics",
            "TextTranslation",
            "FormRecognizer",
            "CustomVision.Training",
            "LUIS",
            "QnAMaker",
            "Personalizer",
            "AnomalyDetector",
            "ImmersiveReader",
            "Unheard.Of",
            "");
    Arbitrary<String> key =
        member(
                "keySource",
                List.of(
                    "Microsoft.KeyVault",
                    "microsoft.keyvault",
                    "Microsoft.CognitiveServices",
                    "Contoso",
                    ""))
            .map(it -> it.isEmpty() ? "" : "\"encryption\":{" + it + "}");
    Arbitrary<String> capabilities =
        either(
            "",
            "\"capabilities\":[{\"name\":\"CustomerManagedKey\"}]",
            "\"capabilities\":[{\"name\":\"VirtualNetworks\"}]");
    return body(
        "Microsoft.CognitiveServices/accounts",
        kinds,
        Combinators.combine(key, capabilities).as(AzurePolicyTest::object));
  }

  @Provide
  Arbitrary<String> others() {
    Arbitrary<String> workspaces =
        body(
            "Microsoft.MachineLearningServices/workspaces",
            either("Default", "Hub", "hub", "FeatureStore", ""),
            member("status", List.of("Enabled", "enabled", "Disabled", "Odd", ""))
                .map(
                    it ->
                        it.isEmpty() ? "\"storageAccount\":\"x\"" : "\"encryption\":{" + it + "}"));
    Arbitrary<String> searches =
        body(
            "Microsoft.Search/searchServices",
            either(""),
            Combinators.combine(
                    member(
                        "enforcement",
                        List.of("Enabled", "enabled", "Disabled", "Unspecified", "")),
                    member("encryptionComplianceStatus", TEXTS))
                .as((a, b) -> "\"encryptionWithCmk\":{" + object(a, b) + "}"));
    Arbitrary<String> bots =
        body(
            "Microsoft.BotService/botServices",
            either("sdk", "azurebot"),
            either(
                "\"isCmekEnabled\":true",
                "\"isCmekEnabled\":\"True\"",
                "\"isCmekEnabled\":false",
                "\"msaAppId\":\"a\""));
    Arbitrary<String> healthBots =
        body(
            "Microsoft.HealthBot/healthBots",
            either(""),
            either(
                "\"keyVaultProperties\":{\"keyVaultUri\":\"https://v\",\"keyName\":\"k\"}",
                "\"keyVaultProperties\":{}",
                "\"botManagementPortalLink\":\"x\""));
    return Arbitraries.oneOf(workspaces, searches, bots, healthBots);
  }

  private static boolean says(JsonNode resource, String pointer, String wanted) {
    return resource.at(pointer).asText("").equalsIgnoreCase(wanted);
  }

  /** What Azure's policy for that type flags; a missing field is not equal to anything. */
  private static boolean isFlagged(JsonNode it) {
    String type = it.path("type").asText();
    return switch (type) {
      case "Microsoft.CognitiveServices/accounts" ->
          !EXCLUDED.contains(it.path("kind").asText().toLowerCase(java.util.Locale.ROOT))
              && !says(it, "/properties/encryption/keySource", "Microsoft.KeyVault");
      case "Microsoft.MachineLearningServices/workspaces" ->
          !says(it, "/kind", "project") && !says(it, "/properties/encryption/status", "enabled");
      case "Microsoft.Search/searchServices" ->
          !says(it, "/properties/encryptionWithCmk/enforcement", "Enabled")
              || !says(it, "/properties/encryptionWithCmk/encryptionComplianceStatus", "Compliant");
      case "Microsoft.BotService/botServices" -> !says(it, "/properties/isCmekEnabled", "true");
      default -> it.at("/properties/keyVaultProperties/keyVaultUri").isMissingNode();
    };
  }

  private static Outcome ours(ObjectNode bodies) {
    Assessment assessment = SoundChains.judge(bodies);
    return assessment.results().get(0).outcome();
  }

  /** An excluded kind that uses no key: Azure's policy passes it, Keyward does not. */
  private static boolean isExcludedWithoutKey(JsonNode it) {
    return EXCLUDED.contains(it.path("kind").asText().toLowerCase(java.util.Locale.ROOT))
        && !says(it, "/properties/encryption/keySource", "Microsoft.KeyVault");
  }

  /** A key that the service's own documentation denies: Azure's policy passes it all the same. */
  private static boolean isContradicted(JsonNode it) {
    boolean listed = it.at("/properties/capabilities").toString().contains("CustomerManagedKey");
    return says(it, "/properties/encryption/keySource", "Microsoft.KeyVault")
        && ((says(it, "/kind", "TextTranslation") && says(it, "/location", "global"))
            || (says(it, "/kind", "SpeechServices") && !listed));
  }

  @Property
  void accountsDifferInKindsAndContradictedKeysOnly(@ForAll("accounts") String estate) {
    ObjectNode bodies = (ObjectNode) SoundChains.json(estate);
    JsonNode resource = bodies.path("resource");

    Outcome outcome = ours(bodies);

    boolean passes = outcome instanceof Outcome.Satisfied;
    boolean unsupported = outcome instanceof Outcome.NotApplicable;
    if (isContradicted(resource)) {
      assertThat(outcome).isInstanceOf(Outcome.Undetermined.class);
    } else if (unsupported || isExcludedWithoutKey(resource)) {
      assertThat(says(resource, "/properties/encryption/keySource", "Microsoft.KeyVault"))
          .isFalse();
    } else {
      assertThat(passes).isEqualTo(!isFlagged(resource));
    }
  }

  @Property
  void allOtherTypesDifferInNothing(@ForAll("others") String estate) {
    ObjectNode bodies = (ObjectNode) SoundChains.json(estate);

    Outcome outcome = ours(bodies);

    assertThat(outcome instanceof Outcome.Satisfied).isEqualTo(!isFlagged(bodies.path("resource")));
  }
}
