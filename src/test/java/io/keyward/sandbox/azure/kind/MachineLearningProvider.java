package io.keyward.sandbox.azure.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.model.VaultHost;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Machine Learning workspaces, hubs and projects: a customer key only from the start. */
public final class MachineLearningProvider implements ProviderRules {
  static final String WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
  private static final String ENCRYPTION = "properties.encryption";

  private final KeyAccess access;

  public MachineLearningProvider(KeyAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        WORKSPACE,
        WORKSPACE + "/computes",
        WORKSPACE + "/datastores",
        WORKSPACE + "/connections",
        WORKSPACE + "/onlineEndpoints",
        "Microsoft.MachineLearningServices/registries");
  }

  @Override
  public void fill(Change change) {
    if (change.path().isType(WORKSPACE)) {
      change.keep("encryption");
      change.fallback("publicNetworkAccess", "Enabled");
      if (change.text("kind").isEmpty()) {
        change.proposed().put("kind", "Default");
      }
    }
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    if (!change.path().isType(WORKSPACE) || !change.touches(ENCRYPTION)) {
      return Optional.empty();
    }
    JsonNode after = Json.at(change.proposed(), ENCRYPTION);
    if (!change.creates()
        && !keyless(after).equals(keyless(Json.at(change.before(), ENCRYPTION)))) {
      return bad("The encryption of a workspace can only be chosen at creation.");
    }
    if (!Json.text(after, "status").equalsIgnoreCase("Enabled")) {
      return Optional.empty();
    }
    if (change.text("kind").equalsIgnoreCase("Project")) {
      return KeyAccess.unsupported("projects; a project uses the key of its hub");
    }
    return keyRefusal(change, after);
  }

  private Optional<ArmError> keyRefusal(Change change, JsonNode after) {
    String identifier = Json.text(after, "keyVaultProperties.keyIdentifier");
    Optional<KeyReference> key = KeyReference.parse(identifier);
    if (key.isEmpty()) {
      return bad("The keyIdentifier '" + identifier + "' is not the address of a key.");
    }
    String vaultId = Json.text(after, "keyVaultProperties.keyVaultArmId");
    String vaultName = vaultId.substring(vaultId.lastIndexOf('/') + 1);
    boolean sameVault =
        VaultHost.ofUri(identifier)
            .filter(host -> host.name().equalsIgnoreCase(vaultName))
            .isPresent();
    if (!sameVault) {
      return bad("The keyIdentifier must name a key in the vault of keyVaultArmId.");
    }
    return access.refusal(
        key.get(), user(change, Json.text(after, "identity.userAssignedIdentity")));
  }

  /** The service grants its system-assigned identity by itself. */
  private static KeyUser user(Change change, String identity) {
    boolean hasSystem =
        change.text("identity.type").toLowerCase(Locale.ROOT).contains("systemassigned");
    if (identity.isEmpty()) {
      return hasSystem
          ? new KeyUser.Service()
          : new KeyUser.Missing("The workspace has no identity that could use the key.");
    }
    return KeyUser.byResourceId(change, identity);
  }

  private static JsonNode keyless(JsonNode encryption) {
    if (!(encryption instanceof ObjectNode object)) {
      return Json.object();
    }
    ObjectNode copy = object.deepCopy();
    Json.child(copy, "keyVaultProperties").remove("keyIdentifier");
    return copy;
  }

  private static Optional<ArmError> bad(String message) {
    return Optional.of(ArmError.badRequest("BadRequest", message));
  }
}
