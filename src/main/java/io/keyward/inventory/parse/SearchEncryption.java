package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.ManagedIdentities;
import java.util.List;
import java.util.Optional;

/**
 * AI Search: a service-level key (2026-03-01-preview and later) or enforcement over objects.
 *
 * <p>"Compliant" while enforcement is off only means that nothing breaks the setting. With
 * enforcement on, the keys are on indexes and other objects, which ARM does not show. Source: REST
 * specification 2025-05-01 and 2026-09-01-preview, read 2026-11-21.
 */
final class SearchEncryption {
  /**
   * encryptionWithCmk and properties that came with or after it (REST specification, 2022-09-01).
   */
  private static final List<String> SINCE_CMK =
      List.of(
          "authOptions",
          "computeType",
          "dataExfiltrationProtections",
          "disableLocalAuth",
          "encryptionWithCmk",
          "eTag",
          "endpoint",
          "semanticSearch",
          "serviceUpgradedAt",
          "upgradeAvailable");

  private SearchEncryption() {}

  static Encryption of(Body body) {
    Body block = body.at("properties", "encryptionWithCmk");
    if (block.isUnclear("enforcement") || isUnclear(block.at("serviceLevelEncryptionKey"))) {
      return new Encryption.Unknown("properties.encryptionWithCmk is no plain text");
    }
    if (block.isEmpty() && !body.at("encryptionWithCmk").isEmpty()) {
      return new Encryption.Unknown("encryptionWithCmk is beside properties, not in them");
    }
    boolean clean = !block.says("NonCompliant", "encryptionComplianceStatus");
    Body key = block.at("serviceLevelEncryptionKey");
    if (!key.text("keyVaultUri").isEmpty() || !key.text("keyVaultKeyName").isEmpty()) {
      return new Encryption.Customer(
          KeyReference.ofParts(
              key.text("keyVaultUri"), key.text("keyVaultKeyName"), key.text("keyVaultKeyVersion")),
          identity(key, ManagedIdentities.read(body)),
          coverage(block, clean),
          "properties.encryptionWithCmk.serviceLevelEncryptionKey names a key, status is "
              + CognitiveEncryption.word(block.text("encryptionComplianceStatus")));
    }
    if (body.says("free", "sku", "name")) {
      return new Encryption.Unsupported("the free tier cannot use a customer-managed key");
    }
    return block.isEmpty()
        ? Silence.of(body, "properties.encryptionWithCmk is missing", SINCE_CMK, "status")
        : enforced(block, clean);
  }

  /** Without enforcement nobody counts the objects that are older than the key. */
  private static Encryption.Coverage coverage(Body block, boolean clean) {
    if (!clean) {
      return Encryption.Coverage.PARTIAL;
    }
    return block.says("Enabled", "enforcement")
            && block.says("Compliant", "encryptionComplianceStatus")
        ? Encryption.Coverage.FULL
        : Encryption.Coverage.UNCOUNTED;
  }

  private static boolean isUnclear(Body key) {
    return key.isUnclear("keyVaultUri") || key.isUnclear("keyVaultKeyName");
  }

  private static Encryption enforced(Body block, boolean clean) {
    String enforcement = block.text("enforcement");
    String evidence =
        "properties.encryptionWithCmk.enforcement is "
            + CognitiveEncryption.word(enforcement)
            + ", encryptionComplianceStatus is "
            + CognitiveEncryption.word(block.text("encryptionComplianceStatus"));
    if (enforcement.equalsIgnoreCase("Enabled")) {
      return new Encryption.PerObject(
          clean, block.says("Compliant", "encryptionComplianceStatus"), evidence);
    }
    boolean off =
        enforcement.isEmpty()
            || enforcement.equalsIgnoreCase("Disabled")
            || enforcement.equalsIgnoreCase("Unspecified");
    return off ? new Encryption.Platform(evidence) : new Encryption.Unknown(evidence);
  }

  private static KeyIdentity identity(Body key, ManagedIdentities identities) {
    Optional<String> user = key.givenOrExpression("identity", "userAssignedIdentity");
    Optional<String> application = key.given("accessCredentials", "applicationId");
    return user.map(identities::byResourceId)
        .or(() -> application.map(id -> new KeyIdentity(KeyIdentity.Kind.USER, id, "")))
        .orElseGet(identities::implied);
  }
}
