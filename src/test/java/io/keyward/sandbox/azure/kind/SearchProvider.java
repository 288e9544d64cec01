package io.keyward.sandbox.azure.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.util.Optional;
import java.util.Set;

/** AI Search services: enforcement, and the service-level key of the previews. */
public final class SearchProvider implements ProviderRules {
  private static final String KEY = "properties.encryptionWithCmk.serviceLevelEncryptionKey";

  private final KeyAccess access;

  public SearchProvider(KeyAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of("Microsoft.Search/searchServices");
  }

  @Override
  public void fill(Change change) {
    change.keep("encryptionWithCmk");
    change.fallback("publicNetworkAccess", "enabled");
    change.fallback("status", "running");
    ObjectNode encryption = Json.child(change.properties(), "encryptionWithCmk");
    if (Json.text(encryption, "enforcement").isEmpty()) {
      encryption.put("enforcement", "Unspecified");
    }
    if (Json.text(encryption, "encryptionComplianceStatus").isEmpty()) {
      encryption.put("encryptionComplianceStatus", "Compliant");
    }
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    boolean free = change.text("sku.name").equalsIgnoreCase("free");
    boolean enforces =
        change.text("properties.encryptionWithCmk.enforcement").equalsIgnoreCase("Enabled");
    boolean named = Json.at(change.proposed(), KEY).isObject() && change.touches(KEY);
    if (free && (enforces || named)) {
      return KeyAccess.unsupported("the free tier");
    }
    return named
        ? access.refusal(
            new KeyReference(
                change.text(KEY + ".keyVaultUri"),
                change.text(KEY + ".keyVaultKeyName"),
                change.text(KEY + ".keyVaultKeyVersion")),
            KeyUser.byResourceId(change, change.text(KEY + ".identity.userAssignedIdentity")))
        : Optional.empty();
  }
}
