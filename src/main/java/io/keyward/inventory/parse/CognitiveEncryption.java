package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.ManagedIdentities;
import java.util.Optional;

/**
 * Cognitive Services and Foundry: {@code properties.encryption.keySource} and its key.
 *
 * <p>A missing block is the platform's key: the service does not echo a default. A missing
 * identityClientId is the system-assigned identity. Source: REST specification 2024-10-01 to
 * 2026-09-01 (identical paths), read 2026-11-21.
 */
final class CognitiveEncryption {
  /** Follows what says nothing of the key's use. */
  static final String ALTHOUGH_NAMED = " although a key is named";

  private static final String CUSTOMER = "Microsoft.KeyVault";
  private static final String PLATFORM = "Microsoft.CognitiveServices";

  private CognitiveEncryption() {}

  static Encryption ofAccount(Body body) {
    Body block = body.at("properties", "encryption");
    return of(block, ManagedIdentities.read(body), "properties.encryption.keySource");
  }

  /** A scope that is not enabled encrypts nothing. */
  static Encryption ofScope(Body body) {
    Body block = body.at("properties");
    if (block.says(CUSTOMER, "keySource") && !block.says("Enabled", "state")) {
      String evidence = "properties.state is " + word(block.text("state"));
      return block.says("Disabled", "state")
          ? new Encryption.Platform(evidence)
          : new Encryption.Unknown(evidence);
    }
    ManagedIdentities accountsOwn =
        block.given("keyVaultProperties", "identityClientId").isEmpty()
            ? ManagedIdentities.systemAlone()
            : ManagedIdentities.none();
    return of(block, accountsOwn, "properties.keySource");
  }

  static Encryption ofProject(Body body) {
    String account =
        ResourceId.parse(body.text("id"))
            .flatMap(ResourceId::parent)
            .map(ResourceId::toString)
            .orElse("");
    return new Encryption.Inherited(account, "a project uses its account's key");
  }

  private static Encryption of(Body block, ManagedIdentities identities, String path) {
    if (block.isUnclear("keySource")) {
      return new Encryption.Unknown(path + " is no plain text");
    }
    String source = block.text("keySource");
    String evidence = path + " is " + word(source);
    if (source.equalsIgnoreCase(CUSTOMER)) {
      return new Encryption.Customer(
          key(block.at("keyVaultProperties")),
          identity(block.at("keyVaultProperties"), identities),
          Encryption.Coverage.FULL,
          evidence);
    }
    if (source.isEmpty() && !block.text("keyVaultProperties", "keyVaultUri").isEmpty()) {
      return new Encryption.Unknown(evidence + ALTHOUGH_NAMED);
    }
    return source.isEmpty() || source.equalsIgnoreCase(PLATFORM)
        ? new Encryption.Platform(evidence)
        : new Encryption.Unknown(evidence);
  }

  private static KeyReference key(Body properties) {
    return KeyReference.ofParts(
        properties.givenOrExpression("keyVaultUri").orElse(""),
        properties.text("keyName"),
        properties.text("keyVersion"));
  }

  private static KeyIdentity identity(Body properties, ManagedIdentities identities) {
    Optional<String> client = properties.givenOrExpression("identityClientId");
    return client.map(identities::byClientId).orElseGet(identities::implied);
  }

  static String word(String text) {
    return text.isEmpty() ? "missing" : Shown.text(text);
  }
}
