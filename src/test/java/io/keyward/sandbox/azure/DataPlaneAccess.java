package io.keyward.sandbox.azure;

import java.util.Optional;

/** The one place that decides whether a signed-in client may use a vault's data plane. */
final class DataPlaneAccess {
  private DataPlaneAccess() {}

  /** Every client that signed in may; a vault of another tenant lets nobody in. */
  static Optional<ArmError> refusal(Principal caller, Document vault) {
    String tenant = Json.text(vault.body(), "properties.tenantId");
    boolean known = !caller.clientId().isEmpty();
    return known && (tenant.isEmpty() || tenant.equalsIgnoreCase(Tenant.ID))
        ? Optional.empty()
        : Optional.of(
            new ArmError(403, "Forbidden", "The caller is not of the tenant of this vault."));
  }
}
