package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.ManagedIdentities;
import java.util.List;
import java.util.Locale;
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
  /** Properties that came with or after isCmekEnabled (REST specification 2020-06-02 and later). */
  private static final List<String> SINCE_CMEK =
      List.of(
          "cmekEncryptionStatus",
          "cmekKeyVaultUrl",
          "disableLocalAuth",
          "isStreamingSupported",
          "msaAppType",
          "publicNetworkAccess",
          "schemaTransformationVersion");

  private BotEncryption() {}

  static Encryption ofBotService(Body body) {
    Body properties = body.at("properties");
    String evidence =
        "properties.isCmekEnabled is " + CognitiveEncryption.word(properties.text("isCmekEnabled"));
    if (properties.text("isCmekEnabled").isEmpty() && !properties.isUnclear("isCmekEnabled")) {
      return Silence.of(body, evidence, SINCE_CMEK, "endpointVersion");
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
        coverage(properties),
        evidence + ", cmekEncryptionStatus is " + CognitiveEncryption.word(status));
  }

  /** Recorded answers show On and Off; any other word says nothing. */
  private static Encryption.Coverage coverage(Body properties) {
    if (properties.at("cmekEncryptionStatus").isEmpty()) {
      return Encryption.Coverage.FULL;
    }
    return switch (properties.text("cmekEncryptionStatus").toLowerCase(Locale.ROOT)) {
      case "on", "enabled" -> Encryption.Coverage.FULL;
      case "off", "disabled" -> Encryption.Coverage.PENDING;
      default -> Encryption.Coverage.UNCOUNTED;
    };
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
      return new Encryption.Platform(evidence);
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
