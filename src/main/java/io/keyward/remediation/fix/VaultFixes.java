package io.keyward.remediation.fix;

import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.VaultSteps;

/** How the violations of a vault as a subject of its own are mended. */
public final class VaultFixes {
  private VaultFixes() {}

  public static Mended of(String rule, Resource vault) {
    return switch (rule) {
      case "vault-recoverable" -> VaultSteps.recoverable(vault);
      case "vault-audit-log" ->
          Mended.open(
              "Where the audit events are to go, only a person knows: make a diagnostic setting that"
                  + " sends AuditEvent to the log workspace of the security team.");
      case "vault-duties" ->
          Mended.open(
              "Who is to administer keys and who is to run the AI resources, only a person knows;"
                  + " take one of the two rights from those who have both.");
      default -> Mended.open("No fix is known for this rule.");
    };
  }
}
