package io.keyward.compliance.rule;

import io.keyward.compliance.Ruling;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.KeyChain;

/** The part of a chain rule that looks at a customer's key. */
public interface Check {

  /** What it says of this key; the severity is that of production. */
  Ruling of(KeyChain key, Chain chain, Policy policy);
}
