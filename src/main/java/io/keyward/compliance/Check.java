package io.keyward.compliance;

import io.keyward.inventory.Chain;
import io.keyward.inventory.KeyChain;

/** The part of a chain rule that looks at a customer's key. */
interface Check {

  /** What it says of this key; the severity is that of production. */
  Ruling of(KeyChain key, Chain chain, Policy policy);
}
