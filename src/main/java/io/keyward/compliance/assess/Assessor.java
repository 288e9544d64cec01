package io.keyward.compliance.assess;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.Switch;
import io.keyward.compliance.rule.CmkRequired;
import io.keyward.compliance.rule.Rule;
import io.keyward.compliance.table.CmkSupport;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Provisioning;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.function.Predicate;

/** Runs every rule over the facts and draws the verdict; answers for all it was asked. */
public final class Assessor {
  private static final String TAG_RULE = "classification-tag";

  private final List<Rule<Chain>> rules;

  /** Judges by these rules. */
  public Assessor(List<Rule<Chain>> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The assessment of a resource by what was read of it and around it. */
  public Assessment assess(Chain chain, Policy policy) {
    Resource resource = chain.resource();
    RuleRun run = new RuleRun(policy, policy.classificationOf(chain), policy.isProduction(chain));
    List<Result> results =
        rules.stream()
            .map(rule -> run.of(rule, chain, isOwn(rule.id(), chain) ? "" : inheritedFrom(chain)))
            .toList();
    return new Assessment(
        resource,
        run.classification(),
        run.production(),
        verdict(chain, results, policy),
        inheritedFrom(chain),
        isCarried(chain, policy),
        results);
  }

  /** A project may be classified more strictly than what it inherits from. */
  private static boolean isCarried(Chain chain, Policy policy) {
    return chain.resource().encryption() instanceof Encryption.Inherited
        && chain.parent() instanceof Lookup.Found<Resource> parent
        && policy.requirementFor(Chain.of(parent.value())).required();
  }

  /** The assessment of a resource of which nothing could be read: undetermined by every rule. */
  public Assessment unreadable(ResourceId id, ResourceKind kind, String reason) {
    return RuleRun.unreadable(rules, id, kind, "The resource could not be read: " + reason);
  }

  /** A project has a tag and agents of its own; all else is its account's or hub's. */
  private static boolean isOwn(String ruleId, Chain chain) {
    return ruleId.equals(TAG_RULE)
        || (ruleId.equals(Dependants.ID) && Dependants.isOwn(chain))
        || !(chain.resource().encryption() instanceof Encryption.Inherited);
  }

  private static String inheritedFrom(Chain chain) {
    return chain.resource().encryption() instanceof Encryption.Inherited it ? it.from() : "";
  }

  /** A missing tag does not make a resource that cannot have a key less unsupported. */
  private static Verdict verdict(Chain chain, List<Result> results, Policy policy) {
    Resource judged = chain.holder();
    if (chain.resource().provisioning() == Provisioning.UNDER_WAY
        || judged.provisioning() == Provisioning.UNDER_WAY) {
      return Verdict.PENDING;
    }
    List<Result> violated = results.stream().filter(Result::isViolated).toList();
    boolean onlyTag = violated.stream().allMatch(it -> it.rule().equals(TAG_RULE));
    if (!CmkSupport.of(judged).isPossible() && onlyTag) {
      return Verdict.NOT_SUPPORTED;
    }
    if (!violated.isEmpty()) {
      return Verdict.NON_COMPLIANT;
    }
    if (any(results, Outcome.Undetermined.class::isInstance) || isUnasked(chain, results, policy)) {
      return Verdict.UNDETERMINED;
    }
    return isBeingApplied(judged) ? Verdict.PENDING : Verdict.COMPLIANT;
  }

  /**
   * Whether the rule that asks for a key is switched off, so that the others found nothing to
   * judge.
   */
  private static boolean isUnasked(Chain chain, List<Result> results, Policy policy) {
    boolean judged =
        results.stream()
            .anyMatch(
                it -> !it.rule().equals(TAG_RULE) && it.outcome() instanceof Outcome.Satisfied);
    return results.stream().allMatch(Result::isSwitchedOff)
        || (policy.switchOf(CmkRequired.ID) == Switch.OFF
            && policy.requirementFor(chain).required()
            && !judged);
  }

  private static boolean isBeingApplied(Resource resource) {
    return resource.encryption() instanceof Encryption.Customer customer
        && customer.coverage() == Encryption.Coverage.PENDING;
  }

  private static boolean any(List<Result> results, Predicate<Outcome> test) {
    return results.stream().map(Result::outcome).anyMatch(test);
  }
}
