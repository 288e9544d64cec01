package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.CellText;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/** {@code classification-tag}: a classification tag with one of the allowed values. */
public final class ClassificationTag implements Rule<Chain> {

  @Override
  public String id() {
    return "classification-tag";
  }

  @Override
  public Ruling judge(Chain chain, Policy policy) {
    Resource resource = chain.resource();
    String value = policy.classificationOf(chain);
    String tag = policy.classification().tag();
    Evidence evidence =
        Evidence.of(resource, "tag " + CellText.orUntold(tag) + " is " + CellText.orUntold(value));
    return new Ruling(
        outcome(chain, policy, value, tag),
        Weight.of(chain, policy, Severity.MEDIUM),
        List.of(evidence));
  }

  /** A resource without the tag has that of the one it belongs to. */
  private static boolean isUnclear(Chain chain, String tag) {
    boolean ofParent =
        chain.resource().tag(tag).isBlank()
            && chain.parent() instanceof Lookup.Found<Resource> parent
            && parent.value().isTagUnclear(tag);
    return chain.resource().isTagUnclear(tag) || ofParent;
  }

  private static Outcome outcome(Chain chain, Policy policy, String value, String tag) {
    String expected = "one of " + String.join(", ", policy.classification().values());
    if (policy.classification().allows(value)) {
      return new Outcome.Satisfied("Its classification is " + value + ".");
    }
    if (isUnclear(chain, tag)) {
      return new Outcome.Undetermined(
          "What its tag " + tag + " says, only the deployment can tell.");
    }
    if (!value.isEmpty()) {
      return new Outcome.Violated(
          "Its tag " + tag + " says " + value + ", which is none of the allowed values.",
          value,
          expected);
    }
    return policy.isClassifiedByUnknownParent(chain)
        ? new Outcome.Undetermined(
            "Its classification is on the resource it belongs to, which could not be read.")
        : new Outcome.Violated("It has no tag " + tag + ".", "no tag", expected);
  }
}
