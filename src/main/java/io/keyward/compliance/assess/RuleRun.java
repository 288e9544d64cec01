package io.keyward.compliance.assess;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.Switch;
import io.keyward.compliance.rule.Rule;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/**
 * How a rule is run on a subject under a policy.
 *
 * @param classification of the subject, "" where it has none
 */
public record RuleRun(Policy policy, String classification, boolean production) {

  /** The result, which is about the subject itself where {@code inheritedFrom} is "". */
  public <S> Result of(Rule<S> rule, S subject, String inheritedFrom) {
    if (policy.switchOf(rule.id()) == Switch.OFF) {
      return new Result(rule.id(), Severity.INFORMATIONAL, Result.SWITCHED_OFF, List.of(), "");
    }
    Ruling ruling = rule.judge(subject, policy);
    return new Result(
        rule.id(),
        policy.severityOf(rule.id(), ruling.severity(), classification, production),
        ruling.outcome(),
        ruling.evidence(),
        inheritedFrom);
  }

  /** The assessment of a subject of which nothing could be read: undetermined by every rule. */
  public static <S> Assessment unreadable(
      List<Rule<S>> rules, ResourceId id, ResourceKind kind, String sentence) {
    List<Result> results = rules.stream().map(rule -> undetermined(rule, sentence)).toList();
    Resource nothing = Resource.unreadable(id, kind, sentence);
    return new Assessment(nothing, "", false, Verdict.UNDETERMINED, "", false, results);
  }

  /** The verdict on a vault or key: it is judged by what was asked of it alone. */
  public static Verdict verdict(List<Result> results) {
    if (results.stream().anyMatch(Result::isViolated)) {
      return Verdict.NON_COMPLIANT;
    }
    boolean open = results.stream().anyMatch(it -> it.outcome() instanceof Outcome.Undetermined);
    boolean unasked = results.stream().allMatch(Result::isSwitchedOff);
    return open || unasked ? Verdict.UNDETERMINED : Verdict.COMPLIANT;
  }

  private static Result undetermined(Rule<?> rule, String sentence) {
    return new Result(
        rule.id(), Severity.INFORMATIONAL, new Outcome.Undetermined(sentence), List.of(), "");
  }
}
