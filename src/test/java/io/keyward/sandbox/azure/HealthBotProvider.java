package io.keyward.sandbox.azure;

import java.util.Optional;
import java.util.Set;

/** Health Bot. */
final class HealthBotProvider implements ProviderRules {
  private static final String KEY = "properties.keyVaultProperties";

  private final KeyAccess access;

  HealthBotProvider(KeyAccess access) {
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
