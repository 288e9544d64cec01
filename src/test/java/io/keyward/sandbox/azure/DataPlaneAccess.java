package io.keyward.sandbox.azure;

import java.util.Optional;

/** Whether a client is of the tenant of a vault; what it may do there is {@link Confinement}. */
final class DataPlaneAccess {
  private DataPlaneAccess() {}

  /** Every client that signed in is; a vault of another tenant lets nobody in. */
  static Optional<ArmError> refusal(Principal caller, Document vault) {
    String tenant = Json.text(vault.body(), "properties.tenantId");
    boolean known = !caller.clientId().isEmpty();
    return known && (tenant.isEmpty() || tenant.equalsIgnoreCase(Tenant.ID))
        ? Optional.empty()
        : Optional.of(
            new ArmError(403, "Forbidden", "The caller is not of the tenant of this vault."));
  }
}
