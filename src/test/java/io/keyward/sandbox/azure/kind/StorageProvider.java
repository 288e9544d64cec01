package io.keyward.sandbox.azure.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Storage accounts: always encrypted, with Microsoft's key unless another is named. */
public final class StorageProvider implements ProviderRules {
  private static final String ENCRYPTION = "properties.encryption";
  private static final String KEY = ENCRYPTION + ".keyvaultproperties";

  private final KeyAccess access;

  public StorageProvider(KeyAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of("Microsoft.Storage/storageAccounts");
  }

  @Override
  public int createdStatus() {
    return 200;
  }

  @Override
  public void fill(Change change) {
    change.keep("encryption");
    ObjectNode encryption = Json.child(change.properties(), "encryption");
    if (Json.text(encryption, "keySource").isEmpty()) {
      encryption.put("keySource", "Microsoft.Storage");
    }
    ObjectNode services = Json.child(encryption, "services");
    for (String service : List.of("blob", "file")) {
      Json.child(services, service).put("enabled", true).put("keyType", "Account");
    }
    ObjectNode endpoints = Json.child(change.properties(), "primaryEndpoints");
    endpoints.put("blob", "https://" + change.path().name() + ".blob.core.windows.net/");
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    boolean named = change.text(ENCRYPTION + ".keySource").equalsIgnoreCase("Microsoft.Keyvault");
    return named && change.touches(ENCRYPTION)
        ? access.refusal(
            new KeyReference(
                change.text(KEY + ".keyvaulturi"),
                change.text(KEY + ".keyname"),
                change.text(KEY + ".keyversion")),
            KeyUser.byResourceId(
                change, change.text(ENCRYPTION + ".identity.userAssignedIdentity")))
        : Optional.empty();
  }
}
