package io.keyward.sandbox.azure.kind;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Cosmos DB accounts. */
public final class CosmosProvider implements ProviderRules {
  private static final String KEY = "properties.keyVaultKeyUri";
  private static final String BY_USER = "userassignedidentity=";

  private final KeyAccess access;

  public CosmosProvider(KeyAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of("Microsoft.DocumentDB/databaseAccounts");
  }

  @Override
  public int createdStatus() {
    return 200;
  }

  @Override
  public void fill(Change change) {
    change.keep("keyVaultKeyUri");
    change.fallback("defaultIdentity", "FirstPartyIdentity");
    change.fallback(
        "documentEndpoint", "https://" + change.path().name() + ".documents.azure.com:443/");
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    String uri = change.text(KEY);
    if (uri.isEmpty() || !change.touches(KEY)) {
      return Optional.empty();
    }
    return access.refusal(
        KeyReference.parse(uri).orElse(new KeyReference("", "", "")),
        user(change, change.text("properties.defaultIdentity")));
  }

  private static KeyUser user(Change change, String identity) {
    if (identity.equalsIgnoreCase("FirstPartyIdentity")) {
      return new KeyUser.Service();
    }
    return identity.toLowerCase(Locale.ROOT).startsWith(BY_USER)
        ? KeyUser.byResourceId(change, identity.substring(BY_USER.length()))
        : KeyUser.system(change);
  }
}
