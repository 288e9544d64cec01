package io.keyward.sandbox.azure.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.model.VaultHost;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.role.Grants;
import io.keyward.sandbox.azure.vault.VaultKey;
import io.keyward.sandbox.azure.vault.VaultKeys;
import java.time.Clock;
import java.util.Optional;

/**
 * Whether a service could use a key: vault, purge protection, key, version, type, grant.
 *
 * <p>The codes are those modelled on those of Azure Storage, not compared with the service; other
 * services word them differently.
 */
public final class KeyAccess {
  private final Documents documents;
  private final VaultKeys keys;
  private final Grants grants;
  private final Clock clock;

  public KeyAccess(Documents documents, VaultKeys keys, Grants grants, Clock clock) {
    this.documents = documents;
    this.keys = keys;
    this.grants = grants;
    this.clock = clock;
  }

  /** Why the key cannot be used, if it cannot. */
  Optional<ArmError> refusal(KeyReference key, KeyUser user) {
    if (!key.isComplete()) {
      return refuse("InvalidEncryptionKey", "The vault URI and the name of the key are required.");
    }
    if (user instanceof KeyUser.Missing missing) {
      return refuse("InvalidEncryptionIdentity", missing.why());
    }
    Optional<Document> vault =
        VaultHost.ofUri(key.vaultUri()).flatMap(host -> host.find(documents));
    if (vault.isEmpty()) {
      return refuse(
          "KeyVaultVaultNotFound", "The KeyVault " + key.vaultUri() + " could not be found.");
    }
    if (!Json.isTrue(vault.get().body(), "properties.enablePurgeProtection")) {
      return refuse(
          "KeyVaultPolicyError",
          "Keyvault policy recoverable is not set: soft delete and purge protection are required.");
    }
    return keyRefusal(vault.get(), key).or(() -> grantRefusal(vault.get(), key, user));
  }

  private Optional<ArmError> keyRefusal(Document vault, KeyReference reference) {
    Optional<VaultKey.Version> version =
        keys.find(vault, reference.name())
            .filter(key -> !key.isDeleted())
            .flatMap(key -> key.version(reference.version()));
    if (version.isEmpty()) {
      return refuse(
          "KeyVaultEncryptionKeyNotFound",
          "The KeyVault encryption key " + reference.name() + " or its version was not found.");
    }
    if (!version.get().keyType().startsWith("RSA")) {
      return refuse("KeyVaultKeyTypeNotSupported", "The key must be RSA of at least 2048 bits.");
    }
    if (version.get().node().path("keySize").asInt() < 2048) {
      return refuse("KeyVaultKeyTypeNotSupported", "The key must be RSA of at least 2048 bits.");
    }
    return stateRefusal(version.get());
  }

  private Optional<ArmError> stateRefusal(VaultKey.Version version) {
    if (!version.attribute("enabled").asBoolean(true)) {
      return refuse("KeyVaultKeyDisabled", "The KeyVault encryption key is disabled.");
    }
    long now = clock.instant().getEpochSecond();
    JsonNode expiry = version.attribute("exp");
    if (expiry.isNumber() && expiry.asLong() <= now) {
      return refuse("KeyVaultKeyExpired", "The KeyVault encryption key has expired.");
    }
    return version.attribute("nbf").asLong(0) > now
        ? refuse("KeyVaultKeyNotYetValid", "The KeyVault encryption key is not yet valid.")
        : Optional.empty();
  }

  private Optional<ArmError> grantRefusal(Document vault, KeyReference key, KeyUser user) {
    return user instanceof KeyUser.Identity identity
            && !grants.allows(vault, key.name(), identity.principalId())
        ? refuse(
            "KeyVaultAuthenticationFailure",
            "The operation failed because of authentication issue on the keyvault: the identity "
                + identity.principalId()
                + " needs get, wrapKey and unwrapKey on the key.")
        : Optional.empty();
  }

  private static Optional<ArmError> refuse(String code, String message) {
    return Optional.of(ArmError.badRequest(code, message));
  }

  /** The refusal of a kind or tier that takes no customer key. */
  static Optional<ArmError> unsupported(String what) {
    return refuse(
        "CustomerManagedKeyNotSupported",
        "Customer-managed keys are not supported for " + what + ".");
  }
}
