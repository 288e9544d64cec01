package io.keyward.compliance.rule;

import io.keyward.compliance.Ruling;
import io.keyward.compliance.assess.RuleBook;
import io.keyward.compliance.policy.Policy;

/**
 * One named check: a pure function of facts already read. Its text is in {@link RuleBook}.
 *
 * @param <S> the subject: the chain of an AI resource, a vault with its users, a key with its users
 */
public interface Rule<S> {

  /** The stable id, such as {@code cmk-required}. */
  String id();

  /** What it says of this subject. */
  Ruling judge(S subject, Policy policy);
}
