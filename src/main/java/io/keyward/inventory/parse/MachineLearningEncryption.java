package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.ManagedIdentities;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Machine Learning workspaces and hubs: {@code properties.encryption.status} and its key.
 *
 * <p>{@code identityClientId} is documented as reserved and "" in every recorded body; the identity
 * is {@code encryption.identity.userAssignedIdentity}, an ARM id. {@code properties.keyVault} is
 * the workspace's secret store and says nothing about the key. Source: REST specification
 * 2024-10-01 to 2025-12-01, read 2026-11-21.
 */
final class MachineLearningEncryption {
  /** The documented kinds, and none (REST specification 2025-12-01, read 2026-11-21). */
  private static final Set<String> KINDS = Set.of("", "default", "hub", "featurestore");

  private MachineLearningEncryption() {}

  static Encryption ofWorkspace(Body body) {
    Body block = body.at("properties", "encryption");
    if (body.says("Project", "kind")) {
      return new Encryption.Inherited(hub(body), "a project uses its hub's key");
    }
    if (!KINDS.contains(body.text("kind").toLowerCase(Locale.ROOT)) && !body.isUnclear("kind")) {
      return new Encryption.Unknown("kind is " + CognitiveEncryption.word(body.text("kind")));
    }
    if (block.isUnclear("status") || body.isUnclear("kind")) {
      return new Encryption.Unknown("kind or properties.encryption.status is no plain text");
    }
    String status = block.text("status");
    String evidence = "properties.encryption.status is " + CognitiveEncryption.word(status);
    if (status.equalsIgnoreCase("Enabled")) {
      return new Encryption.Customer(
          key(block.at("keyVaultProperties")),
          identity(block, ManagedIdentities.read(body)),
          Encryption.Coverage.FULL,
          evidence);
    }
    if (status.isEmpty() && !block.text("keyVaultProperties", "keyIdentifier").isEmpty()) {
      return new Encryption.Unknown(evidence + " although a key is named");
    }
    return status.isEmpty() || status.equalsIgnoreCase("Disabled")
        ? new Encryption.Platform(evidence)
        : new Encryption.Unknown(evidence);
  }

  /** A resource of another type is no hub, whatever it is encrypted with. */
  private static String hub(Body body) {
    String id = body.text("properties", "hubResourceId");
    boolean other =
        ResourceId.parse(id)
            .filter(it -> !it.type().equalsIgnoreCase(ResourceKind.ML_WORKSPACE.type()))
            .isPresent();
    return other ? "" : id;
  }

  private static KeyReference key(Body properties) {
    return KeyReference.parse(properties.givenOrExpression("keyIdentifier").orElse(""))
        .in(properties.text("keyVaultArmId"));
  }

  private static KeyIdentity identity(Body block, ManagedIdentities identities) {
    Optional<String> named = block.givenOrExpression("identity", "userAssignedIdentity");
    return named.map(identities::byResourceId).orElseGet(identities::implied);
  }
}
