package io.keyward.remediation.planner;

import io.keyward.compliance.Finding;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Surroundings;
import io.keyward.inventory.port.VaultUse;
import io.keyward.remediation.Plan;
import io.keyward.remediation.fix.Fixes;
import io.keyward.remediation.fix.KeyFixes;
import io.keyward.remediation.fix.VaultFixes;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.VaultChoice;
import io.keyward.remediation.step.WatchedKey;
import java.util.List;

/**
 * Makes the plan that closes the open findings of one subject; the same state gives the same.
 *
 * @param tenantId the tenant that Keyward is installed in, "" where it is not told
 */
public record Planner(Surroundings surroundings, KeyUses uses, String tenantId) {

  /**
   * The plan for an AI resource.
   *
   * @throws io.keyward.inventory.TemporarilyUnavailable when it must be tried again
   */
  public Plan forResource(Chain chain, Assessment assessment, Policy policy) {
    PlanDraft draft = new PlanDraft(policy, rules(assessment, policy));
    if (!isPlanned(draft, chain.holder())) {
      return Plan.none("Nothing is open that could be planned for.");
    }
    VaultChoice vaults = new VaultChoice(surroundings, policy, tenantId);
    Site site =
        new Site(
            chain,
            policy,
            surroundings,
            uses,
            draft.planned(),
            new Aim(surroundings, uses, policy, vaults).of(chain, draft.planned()),
            vaults);
    draft.planned().forEach(rule -> draft.add(rule, Fixes.of(rule).mend(site)));
    return draft.plan(Observed.of(site), new Radius(uses).of(chain.resource().id(), draft.steps()));
  }

  /** The plan for a vault. */
  public Plan forVault(VaultUse vault, Assessment assessment, Policy policy) {
    PlanDraft draft = new PlanDraft(policy, rules(assessment, policy));
    if (!isPlanned(draft, vault.vault())) {
      return Plan.none("Nothing is open that could be planned for.");
    }
    draft.planned().forEach(rule -> draft.add(rule, VaultFixes.of(rule, vault.vault())));
    return draft.plan(
        Observed.of(vault.vault()), new Radius(uses).of(vault.vault().id(), draft.steps()));
  }

  /** The plan for a key. */
  public static Plan forKey(WatchedKey key, Assessment assessment, Policy policy) {
    PlanDraft draft = new PlanDraft(policy, rules(assessment, policy));
    if (!isPlanned(draft, key.owned())) {
      return Plan.none("Nothing is open that could be planned for.");
    }
    KeyFixes fixes = new KeyFixes(key, policy, draft.planned());
    draft.planned().forEach(rule -> draft.add(rule, fixes.of(rule)));
    return draft.plan(fixes.observed(), Radius.of(key));
  }

  private static boolean isPlanned(PlanDraft draft, Resource subject) {
    return !draft.planned().isEmpty() && ResourceId.parse(subject.id()).isPresent();
  }

  private static List<String> rules(Assessment assessment, Policy policy) {
    return assessment.openForTickets(policy).stream().map(Finding::rule).distinct().toList();
  }
}
