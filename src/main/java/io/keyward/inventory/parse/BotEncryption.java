package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.ManagedIdentities;
import java.util.List;
import java.util.Optional;

/**
 * Bot Service ({@code isCmekEnabled}, {@code cmekKeyVaultUrl}) and Health Bot ({@code
 * keyVaultProperties}).
 *
 * <p>Bot Service uses Microsoft's own principal "Bot Service CMEK Prod"; enabling takes up to 24
 * hours, meanwhile {@code cmekEncryptionStatus} still says Off. Source: SDK models and bot
 * documentation, read 2026-11-21.
 */
final class BotEncryption {
  /** Every answer of the service carries it; our own reads name an api-version as templates do. */
  private static final String ANSWERED = "endpointVersion";

  /** isCmekEnabled and what came with or after it (REST specification 2020-06-02 and later). */
  private static final List<String> SINCE_CMEK =
      List.of(
          "cmekEncryptionStatus",
          "cmekKeyVaultUrl",
          "disableLocalAuth",
          "isCmekEnabled",
          "isStreamingSupported",
          "msaAppMSIResourceId",
          "msaAppTenantId",
          "msaAppType",
          "privateEndpointConnections",
          "publicNetworkAccess",
          "schemaTransformationVersion");

  private BotEncryption() {}

  static Encryption ofBotService(Body body) {
    Body properties = body.at("properties");
    String evidence =
        "properties.isCmekEnabled is " + CognitiveEncryption.word(properties.text("isCmekEnabled"));
    if (properties.text("isCmekEnabled").isEmpty() && !properties.isUnclear("isCmekEnabled")) {
      return properties.text("cmekKeyVaultUrl").isEmpty() && !isOn(properties)
          ? Silence.of(body, evidence, SINCE_CMEK, ANSWERED)
          : new Encryption.Unknown(evidence + CognitiveEncryption.ALTHOUGH_NAMED);
    }
    if (!properties.isTrue("isCmekEnabled")) {
      return properties.isFalse("isCmekEnabled")
          ? new Encryption.Platform(evidence)
          : new Encryption.Unknown(evidence);
    }
    String status = properties.text("cmekEncryptionStatus");
    return new Encryption.Customer(
        KeyReference.parse(properties.text("cmekKeyVaultUrl")),
        KeyIdentity.firstParty(),
        coverage(body),
        evidence + ", cmekEncryptionStatus is " + CognitiveEncryption.word(status));
  }

  /**
   * The switch is the intent and the status the progress. Recorded answers show On and Off; any
   * other word says nothing, and neither does an answer without one. A template has none.
   */
  private static Encryption.Coverage coverage(Body body) {
    Body properties = body.at("properties");
    boolean intended = Silence.isDeclaration(body) && properties.at(ANSWERED).isEmpty();
    if (isOn(properties) || (intended && properties.at("cmekEncryptionStatus").isEmpty())) {
      return Encryption.Coverage.FULL;
    }
    return properties.says("off", "cmekEncryptionStatus")
            || properties.says("disabled", "cmekEncryptionStatus")
        ? Encryption.Coverage.PENDING
        : Encryption.Coverage.UNCOUNTED;
  }

  private static boolean isOn(Body properties) {
    return properties.says("on", "cmekEncryptionStatus")
        || properties.says("enabled", "cmekEncryptionStatus");
  }

  static Encryption ofHealthBot(Body body) {
    Body key = body.at("properties", "keyVaultProperties");
    String evidence =
        "properties.keyVaultProperties.keyVaultUri is "
            + CognitiveEncryption.word(key.text("keyVaultUri"));
    if (key.isUnclear("keyVaultUri")) {
      return new Encryption.Unknown("properties.keyVaultProperties.keyVaultUri is no plain text");
    }
    if (key.text("keyVaultUri").isEmpty()) {
      return key.text("keyName").isEmpty()
          ? new Encryption.Platform(evidence)
          : new Encryption.Unknown(evidence + CognitiveEncryption.ALTHOUGH_NAMED);
    }
    ManagedIdentities identities = ManagedIdentities.read(body);
    Optional<String> user = key.given("userIdentity");
    return new Encryption.Customer(
        KeyReference.ofParts(key.text("keyVaultUri"), key.text("keyName"), key.text("keyVersion")),
        user.map(identities::byResourceId).orElseGet(identities::implied),
        Encryption.Coverage.FULL,
        evidence);
  }
}
