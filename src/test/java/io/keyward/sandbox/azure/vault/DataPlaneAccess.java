package io.keyward.sandbox.azure.vault;

import io.keyward.sandbox.azure.endpoint.Confinement;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Tenant;
import java.util.Optional;

/** Whether a client is of the tenant of a vault; what it may do there is {@link Confinement}. */
public final class DataPlaneAccess {
  private DataPlaneAccess() {}

  /** Every client that signed in is; a vault of another tenant lets nobody in. */
  public static Optional<ArmError> refusal(Principal caller, Document vault) {
    String tenant = Json.text(vault.body(), "properties.tenantId");
    boolean known = !caller.clientId().isEmpty();
    return known && (tenant.isEmpty() || tenant.equalsIgnoreCase(Tenant.ID))
        ? Optional.empty()
        : Optional.of(
            new ArmError(403, "Forbidden", "The caller is not of the tenant of this vault."));
  }
}
