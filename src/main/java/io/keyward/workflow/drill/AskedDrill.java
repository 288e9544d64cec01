package io.keyward.workflow.drill;

import io.keyward.compliance.policy.DrillSettings;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.BlastRadius;
import io.keyward.drill.DrillEvent;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.port.KeyUses;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.ticket.Next;
import io.keyward.workflow.chain.ReadRadius;
import io.keyward.workflow.judge.Remedies;
import java.util.Optional;

/** What must be so before somebody asks for a drill, approves it, or it begins. */
final class AskedDrill {
  static final String OFF = "The policy does not allow drills: drills.enabled is not true.";

  private final PolicySource policies;
  private final KeyUses uses;
  private final Optional<AzureChanges> azure;

  AskedDrill(PolicySource policies, KeyUses uses, Optional<AzureChanges> azure) {
    this.policies = policies;
    this.uses = uses;
    this.azure = azure;
  }

  /** Why no key may be changed now, "" where it may. */
  String obstacle() {
    if (!settings().enabled()) {
      return OFF;
    }
    return azure.isEmpty() ? Remedies.NO_IDENTITY : "";
  }

  DrillEvent.Terms terms() {
    return new DrillEvent.Terms(settings().waitingTime(), settings().approveWithin());
  }

  private DrillSettings settings() {
    return policies.current().drills();
  }

  /** The blast radius now; where there is none to drill, why. */
  Radius radius(String keyUri) {
    String obstacle = obstacle();
    if (!obstacle.isEmpty()) {
      return new Radius(Optional.empty(), obstacle);
    }
    Lookup<BlastRadius> read = new ReadRadius(uses, azure.orElseThrow()).of(keyUri);
    return read.fold(
        found ->
            found.versions().isEmpty()
                ? new Radius(Optional.empty(), "Every version of the key is disabled already.")
                : new Radius(Optional.of(found), ""),
        missing -> new Radius(Optional.empty(), "The key does not exist in its vault."),
        reason ->
            new Radius(
                Optional.empty(), "What the drill would disable cannot be read: " + reason + "."));
  }

  /** What was read, or why there is nothing to drill. */
  record Radius(Optional<BlastRadius> found, String why) {
    DrillDecision refusal() {
      return new DrillDecision.Refused(Next.Why.STATE, why);
    }
  }
}
