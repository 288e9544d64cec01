package io.keyward.compliance.rule;

import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Chain;

/** How bad a violation is on a given resource. */
public final class Weight {
  private Weight() {}

  /**
   * The severity for production as it is, one worse for the most sensitive data there, one better
   * outside production; informational stays what it is.
   */
  public static Severity of(Chain chain, Policy policy, Severity inProduction) {
    if (inProduction == Severity.INFORMATIONAL) {
      return inProduction;
    }
    if (!policy.isProduction(chain)) {
      return inProduction.better();
    }
    return policy.isHighest(policy.classificationOf(chain)) ? inProduction.worse() : inProduction;
  }
}
