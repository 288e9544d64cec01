package io.keyward.sandbox.azure.provider;

import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.model.Tenant;
import java.util.Optional;
import java.util.Set;

/** User-assigned managed identities. */
public final class ManagedIdentityProvider implements ProviderRules {

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
