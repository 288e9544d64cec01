package io.keyward.sandbox.azure.kind;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.KeyReference;
import io.keyward.sandbox.azure.provider.KeyUser;
import io.keyward.sandbox.azure.provider.ProviderRules;
import java.util.Optional;
import java.util.Set;

/** Health Bot. */
public final class HealthBotProvider implements ProviderRules {
  private static final String KEY = "properties.keyVaultProperties";

  private final KeyAccess access;

  public HealthBotProvider(KeyAccess access) {
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of("Microsoft.HealthBot/healthBots");
  }

  @Override
  public void fill(Change change) {
    change.keep("keyVaultProperties");
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    boolean named = !change.text(KEY + ".keyVaultUri").isEmpty() && change.touches(KEY);
    return named
        ? access.refusal(
            new KeyReference(
                change.text(KEY + ".keyVaultUri"),
                change.text(KEY + ".keyName"),
                change.text(KEY + ".keyVersion")),
            KeyUser.byResourceId(change, change.text(KEY + ".userIdentity")))
        : Optional.empty();
  }
}
