package io.keyward.compliance;

import io.keyward.inventory.Chain;

/** How bad a violation is on a given resource. */
final class Weight {
  private Weight() {}

  /**
   * The severity for production as it is, one worse for the most sensitive data there, one better
   * outside production; informational stays what it is.
   */
  static Severity of(Chain chain, Policy policy, Severity inProduction) {
    if (inProduction == Severity.INFORMATIONAL) {
      return inProduction;
    }
    if (!policy.isProduction(chain)) {
      return inProduction.better();
    }
    return policy.isHighest(policy.classificationOf(chain)) ? inProduction.worse() : inProduction;
  }
}
