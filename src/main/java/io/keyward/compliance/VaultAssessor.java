package io.keyward.compliance;

import io.keyward.inventory.Resource;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.VaultUse;
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
    List<Result> results =
        rules.stream().map(rule -> result(rule, use, policy, production)).toList();
    return new Assessment(use.vault(), "", production, verdict(results), "", false, results);
  }

  /** The assessment of a vault of which nothing could be read: undetermined by every rule. */
  public Assessment unreadable(ResourceId id, ResourceKind kind, String reason) {
    String sentence = "The vault could not be read: " + reason;
    List<Result> results =
        rules.stream()
            .map(
                rule ->
                    new Result(
                        rule.id(),
                        Severity.INFORMATIONAL,
                        new Outcome.Undetermined(sentence),
                        List.of(),
                        ""))
            .toList();
    Resource nothing = Resource.unreadable(id, kind, sentence);
    return new Assessment(nothing, "", false, Verdict.UNDETERMINED, "", false, results);
  }

  private static Result result(
      Rule<VaultUse> rule, VaultUse use, Policy policy, boolean production) {
    if (policy.switchOf(rule.id()) == Switch.OFF) {
      return new Result(
          rule.id(),
          Severity.INFORMATIONAL,
          new Outcome.NotApplicable("The policy file switches this rule off."),
          List.of(),
          "");
    }
    Ruling ruling = rule.judge(use, policy);
    return new Result(
        rule.id(),
        policy.severityOf(rule.id(), ruling.severity(), "", production),
        ruling.outcome(),
        ruling.evidence(),
        "");
  }

  private static Verdict verdict(List<Result> results) {
    if (results.stream().anyMatch(Result::isViolated)) {
      return Verdict.NON_COMPLIANT;
    }
    boolean open = results.stream().anyMatch(it -> it.outcome() instanceof Outcome.Undetermined);
    return open ? Verdict.UNDETERMINED : Verdict.COMPLIANT;
  }
}
