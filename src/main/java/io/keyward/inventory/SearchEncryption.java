package io.keyward.inventory;

import java.util.Optional;

/**
 * AI Search: a service-level key (2026-03-01-preview and later) or enforcement over objects.
 *
 * <p>"Compliant" while enforcement is off only means that nothing breaks the setting. With
 * enforcement on, the keys are on indexes and other objects, which ARM does not show. Source: REST
 * specification 2025-05-01 and 2026-09-01-preview, read 2026-11-21.
 */
final class SearchEncryption {
  private SearchEncryption() {}

  static Encryption of(Body body) {
    Body block = body.at("properties", "encryptionWithCmk");
    boolean clean = !block.says("NonCompliant", "encryptionComplianceStatus");
    Body key = block.at("serviceLevelEncryptionKey");
    if (!key.isEmpty()) {
      return new Encryption.Customer(
          KeyReference.of(
              key.text("keyVaultUri"), key.text("keyVaultKeyName"), key.text("keyVaultKeyVersion")),
          identity(key, ManagedIdentities.read(body)),
          clean ? Encryption.Coverage.FULL : Encryption.Coverage.PARTIAL,
          "properties.encryptionWithCmk.serviceLevelEncryptionKey names a key, status is "
              + CognitiveEncryption.word(block.text("encryptionComplianceStatus")));
    }
    if (body.says("free", "sku", "name")) {
      return new Encryption.Unsupported("the free tier cannot use a customer-managed key");
    }
    return enforced(block, clean);
  }

  private static Encryption enforced(Body block, boolean clean) {
    String enforcement = block.text("enforcement");
    String evidence =
        "properties.encryptionWithCmk.enforcement is "
            + CognitiveEncryption.word(enforcement)
            + ", encryptionComplianceStatus is "
            + CognitiveEncryption.word(block.text("encryptionComplianceStatus"));
    if (enforcement.equalsIgnoreCase("Enabled")) {
      return new Encryption.PerObject(clean, evidence);
    }
    boolean off =
        enforcement.isEmpty()
            || enforcement.equalsIgnoreCase("Disabled")
            || enforcement.equalsIgnoreCase("Unspecified");
    return off ? new Encryption.Platform(evidence) : new Encryption.Unknown(evidence);
  }

  private static KeyIdentity identity(Body key, ManagedIdentities identities) {
    Optional<String> user = key.given("identity", "userAssignedIdentity");
    Optional<String> application = key.given("accessCredentials", "applicationId");
    return user.map(identities::byResourceId)
        .or(() -> application.map(id -> new KeyIdentity(KeyIdentity.Kind.USER, id, "")))
        .orElseGet(identities::implied);
  }
}
