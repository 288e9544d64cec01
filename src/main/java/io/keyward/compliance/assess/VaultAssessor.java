package io.keyward.compliance.assess;

import io.keyward.compliance.Result;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Rule;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.port.VaultUse;
import java.util.List;

/** Runs every rule for vaults over a vault and draws the verdict. */
public final class VaultAssessor {
  private final List<Rule<VaultUse>> rules;

  /** Judges by these rules. */
  public VaultAssessor(List<Rule<VaultUse>> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The assessment of a vault by what was read of it and around it. */
  public Assessment assess(VaultUse use, Policy policy) {
    boolean production = use.users().stream().anyMatch(user -> policy.production().covers(user));
    RuleRun run = new RuleRun(policy, "", production);
    List<Result> results = rules.stream().map(rule -> run.of(rule, use, "")).toList();
    return new Assessment(
        use.vault(),
        policy.strictestOf(use.users()),
        production,
        RuleRun.verdict(results),
        "",
        false,
        results);
  }

  /** The assessment of a vault of which nothing could be read: undetermined by every rule. */
  public Assessment unreadable(ResourceId id, ResourceKind kind, String reason) {
    return RuleRun.unreadable(rules, id, kind, "The vault could not be read: " + reason);
  }
}
