package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.CmkSupport;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/** A rule about a link of the key's chain: asks nothing of a resource without a customer's key. */
public record ChainRule(String id, Check check) implements Rule<Chain> {

  @Override
  public Ruling judge(Chain chain, Policy policy) {
    return chain
        .key()
        .fold(
            key -> weighed(check.of(key, chain, policy), chain, policy),
            none -> withoutKey(chain),
            reason -> unread(chain, reason));
  }

  private static Ruling weighed(Ruling ruling, Chain chain, Policy policy) {
    return new Ruling(
        ruling.outcome(), Weight.of(chain, policy, ruling.severity()), ruling.evidence());
  }

  private static Ruling withoutKey(Chain chain) {
    return new Ruling(
        new Outcome.NotApplicable("It uses no customer-managed key."),
        Severity.INFORMATIONAL,
        encryption(chain.holder()));
  }

  /** Where a key may be in use, an unread one is not passed over. */
  private static Ruling unread(Chain chain, String reason) {
    Resource holder = chain.holder();
    boolean possible = CmkSupport.of(holder).isPossible();
    Outcome outcome =
        possible
            ? new Outcome.Undetermined("Its key is not known: " + reason + ".")
            : new Outcome.NotApplicable("It cannot use a customer-managed key.");
    return new Ruling(outcome, Severity.INFORMATIONAL, encryption(holder));
  }

  static List<Evidence> encryption(Resource holder) {
    Encryption encryption = holder.encryption();
    return List.of(Evidence.of(holder, encryption.evidence()));
  }

  /** The resource of a look-up, where it was found. */
  static boolean isFound(Lookup<Resource> lookup) {
    return lookup instanceof Lookup.Found<Resource>;
  }
}
