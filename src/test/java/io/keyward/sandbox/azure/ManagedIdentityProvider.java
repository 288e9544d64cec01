package io.keyward.sandbox.azure;

import java.util.Optional;
import java.util.Set;

/** User-assigned managed identities. */
final class ManagedIdentityProvider implements ProviderRules {

  @Override
  public Set<String> types() {
    return Set.of(Identities.TYPE);
  }

  @Override
  public void fill(Change change) {
    String id = change.path().id();
    change
        .properties()
        .put("clientId", Identities.derived("client", id))
        .put("principalId", Identities.derived("principal", id))
        .put("tenantId", Tenant.ID);
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    return Optional.empty();
  }
}
