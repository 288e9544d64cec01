package io.keyward.remediation;

import io.keyward.compliance.Assessment;
import io.keyward.compliance.Policy;
import io.keyward.inventory.Chain;
import io.keyward.inventory.KeyUses;
import io.keyward.inventory.Surroundings;
import io.keyward.inventory.VaultUse;

/** Makes the plan that closes the open findings of one subject; the same state gives the same. */
public record Planner(Surroundings surroundings, KeyUses uses) {

  /**
   * The plan for an AI resource.
   *
   * @throws io.keyward.inventory.TemporarilyUnavailable when it must be tried again
   */
  public Plan forResource(Chain chain, Assessment assessment, Policy policy) {
    return Plan.none("No fix is known for these findings.");
  }

  /** The plan for a vault. */
  public Plan forVault(VaultUse vault, Assessment assessment, Policy policy) {
    return Plan.none("No fix is known for these findings.");
  }
}
