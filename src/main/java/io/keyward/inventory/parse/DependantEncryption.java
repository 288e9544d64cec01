package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.ManagedIdentities;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Storage, container registries and Cosmos DB, which stand behind AI resources.
 *
 * <p>Storage spells its block in lower case; a registry's {@code identity} is a client id; Cosmos
 * DB stores a versionless URI and names its identity in {@code defaultIdentity}. Source: REST
 * specifications, read 2026-11-21.
 */
final class DependantEncryption {
  private static final Pattern USER =
      Pattern.compile("(?i)\\s*UserAssignedIdentity\\s*=([^&]*).*", Pattern.DOTALL);

  /** The encryption block and what came with or after it (REST specification, 2019-12-01). */
  private static final List<String> REGISTRY_SINCE_CMK =
      List.of(
          "anonymousPullEnabled",
          "dataEndpointEnabled",
          "encryption",
          "networkRuleBypassOptions",
          "privateEndpointConnections",
          "publicNetworkAccess",
          "zoneRedundancy");

  /** keyVaultKeyUri and what came with or after it (REST specification, 2019-12-12). */
  private static final List<String> COSMOS_SINCE_CMK =
      List.of(
          "apiProperties",
          "backupPolicy",
          "defaultIdentity",
          "disableKeyBasedMetadataWriteAccess",
          "disableLocalAuth",
          "enableAnalyticalStorage",
          "enableFreeTier",
          "instanceId",
          "ipRules",
          "keysMetadata",
          "keyVaultKeyUri",
          "minimalTlsVersion",
          "networkAclBypass",
          "privateEndpointConnections",
          "publicNetworkAccess");

  private DependantEncryption() {}

  static Encryption ofStorage(Body body) {
    Body block = body.at("properties", "encryption");
    if (block.isUnclear("keySource")) {
      return new Encryption.Unknown("properties.encryption.keySource is no plain text");
    }
    String source = block.text("keySource");
    String evidence = "properties.encryption.keySource is " + CognitiveEncryption.word(source);
    if (source.equalsIgnoreCase("Microsoft.Keyvault")) {
      Body key = block.at("keyvaultproperties");
      ManagedIdentities identities = ManagedIdentities.read(body);
      Optional<String> user =
          block
              .given("identity", "userAssignedIdentity")
              .or(() -> block.given("encryptionIdentity", "encryptionUserAssignedIdentity"));
      KeyReference reference =
          KeyReference.ofParts(
              key.text("keyvaulturi"), key.text("keyname"), key.text("keyversion"));
      return inUse(
          new Encryption.Customer(
              reference,
              user.map(identities::byResourceId).orElseGet(identities::implied),
              Encryption.Coverage.FULL,
              evidence),
          key.text("currentVersionedKeyIdentifier"));
    }
    if (source.isEmpty() && !block.text("keyvaultproperties", "keyname").isEmpty()) {
      return new Encryption.Unknown(evidence + CognitiveEncryption.ALTHOUGH_NAMED);
    }
    return source.isEmpty() || source.equalsIgnoreCase("Microsoft.Storage")
        ? new Encryption.Platform(evidence)
        : new Encryption.Unknown(evidence);
  }

  /** The service tells in its own words which key it works with now. */
  private static Encryption inUse(Encryption.Customer set, String identifier) {
    KeyReference told = KeyReference.parse(identifier);
    boolean other = !told.name().isEmpty() && set.key().isComplete() && !told.isSameKey(set.key());
    return other ? set.unconfirmed(", the key in use is " + Shown.text(identifier)) : set;
  }

  static Encryption ofContainerRegistry(Body body) {
    Body block = body.at("properties", "encryption");
    if (block.isUnclear("status")) {
      return new Encryption.Unknown("properties.encryption.status is no plain text");
    }
    String status = block.text("status");
    String evidence = "properties.encryption.status is " + CognitiveEncryption.word(status);
    if (status.equalsIgnoreCase("enabled")) {
      Body key = block.at("keyVaultProperties");
      ManagedIdentities identities = ManagedIdentities.read(body);
      return inUse(
          new Encryption.Customer(
              KeyReference.parse(key.text("keyIdentifier")),
              key.given("identity").map(identities::byClientId).orElseGet(identities::implied),
              Encryption.Coverage.FULL,
              evidence),
          key.text("versionedKeyIdentifier"));
    }
    if (status.isEmpty()) {
      return block.text("keyVaultProperties", "keyIdentifier").isEmpty()
          ? Silence.of(body, evidence, REGISTRY_SINCE_CMK, "loginServer")
          : new Encryption.Unknown(evidence + CognitiveEncryption.ALTHOUGH_NAMED);
    }
    return status.equalsIgnoreCase("disabled")
        ? new Encryption.Platform(evidence)
        : new Encryption.Unknown(evidence);
  }

  static Encryption ofCosmos(Body body) {
    if (body.isUnclear("properties", "keyVaultKeyUri")) {
      return new Encryption.Unknown("properties.keyVaultKeyUri is no plain text");
    }
    String uri = body.text("properties", "keyVaultKeyUri");
    String evidence = "properties.keyVaultKeyUri is " + CognitiveEncryption.word(uri);
    String status = body.text("properties", "customerManagedKeyStatus");
    Encryption encryption =
        uri.isEmpty()
            ? Silence.of(body, evidence, COSMOS_SINCE_CMK, "documentEndpoint")
            : new Encryption.Customer(
                KeyReference.parse(uri),
                cosmosIdentity(
                    body.text("properties", "defaultIdentity"), ManagedIdentities.read(body)),
                Encryption.Coverage.FULL,
                evidence);
    return isConfirmed(status)
        ? encryption
        : encryption.unconfirmed(", customerManagedKeyStatus is " + Shown.text(status));
  }

  /** A sentence of the service: access to the key is confirmed, or what is in its way. */
  private static boolean isConfirmed(String status) {
    return status.isEmpty() || status.toLowerCase(Locale.ROOT).endsWith("key confirmed.");
  }

  /**
   * Values: FirstPartyIdentity (also when missing), SystemAssignedIdentity,
   * UserAssignedIdentity=ID. Of any other word nobody is taken for it.
   */
  private static KeyIdentity cosmosIdentity(String named, ManagedIdentities identities) {
    Matcher user = USER.matcher(named);
    if (user.matches()) {
      return identities.byResourceId(user.group(1).strip());
    }
    String word = named.strip().toLowerCase(Locale.ROOT);
    if (word.startsWith("systemassignedidentity")) {
      return KeyIdentity.system();
    }
    return word.isEmpty() || word.startsWith("firstpartyidentity")
        ? KeyIdentity.firstParty()
        : KeyIdentity.none();
  }

  /**
   * A dedicated Log Analytics cluster; an empty keyVersion follows the latest. Source: policy
   * 1f68a601-6e6d-4e42-babf-3f643a047ea2, read 2026-11-21.
   */
  static Encryption ofLogCluster(Body body) {
    Body key = body.at("properties", "keyVaultProperties");
    String evidence =
        "properties.keyVaultProperties.keyVaultUri is "
            + CognitiveEncryption.word(key.text("keyVaultUri"));
    if (key.isUnclear("keyVaultUri") || key.isUnclear("keyName")) {
      return new Encryption.Unknown("properties.keyVaultProperties is no plain text");
    }
    return key.text("keyVaultUri").isEmpty() || key.text("keyName").isEmpty()
        ? new Encryption.Platform(evidence)
        : new Encryption.Customer(
            KeyReference.ofParts(
                key.text("keyVaultUri"), key.text("keyName"), key.text("keyVersion")),
            ManagedIdentities.read(body).implied(),
            Encryption.Coverage.FULL,
            evidence);
  }
}
