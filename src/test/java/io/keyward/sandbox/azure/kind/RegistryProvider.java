package io.keyward.sandbox.azure.kind;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.util.Optional;
import java.util.Set;

/** Container registries: a customer key only at creation and only in the Premium tier. */
public final class RegistryProvider implements ProviderRules {
  private static final String STATUS = "properties.encryption.status";
  private static final String KEY = "properties.encryption.keyVaultProperties";

  private final KeyAccess access;

  public RegistryProvider(KeyAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of("Microsoft.ContainerRegistry/registries");
  }

  @Override
  public void fill(Change change) {
    change.keep("encryption");
    if (change.text(STATUS).isEmpty()) {
      Json.child(change.properties(), "encryption").put("status", "disabled");
    }
    change.fallback("loginServer", change.path().name() + ".azurecr.io");
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    boolean on = change.text(STATUS).equalsIgnoreCase("enabled");
    boolean was = Json.text(change.before(), STATUS).equalsIgnoreCase("enabled");
    if (!change.creates() && on != was) {
      return Optional.of(
          ArmError.badRequest(
              "CannotChangeEncryption",
              "Encryption with a customer key can only be chosen when a registry is created."));
    }
    if (!on || !change.touches(KEY)) {
      return Optional.empty();
    }
    if (!change.text("sku.name").equalsIgnoreCase("Premium")) {
      return KeyAccess.unsupported("SKU '" + change.text("sku.name") + "'; Premium is required");
    }
    return access.refusal(
        KeyReference.parse(change.text(KEY + ".keyIdentifier"))
            .orElse(new KeyReference("", "", "")),
        KeyUser.byClientId(change, change.text(KEY + ".identity")));
  }
}
