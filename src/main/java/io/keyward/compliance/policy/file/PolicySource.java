package io.keyward.compliance.policy.file;

import io.keyward.compliance.policy.Policy;
import java.time.Instant;

/** Where the policy comes from; what is in force may change from one use to the next. */
public interface PolicySource {

  /** The policy in force now. */
  Policy current();

  /** Since when it is in force, and what was refused in its place. */
  Standing standing();

  /**
   * What a person must know about the policy in force.
   *
   * @param refusal why a newer file was refused, "" where none was
   */
  record Standing(Instant since, String refusal) {}

  /** A policy that never changes. */
  static PolicySource fixed(Policy policy, Instant since) {
    return new PolicySource() {
      @Override
      public Policy current() {
        return policy;
      }

      @Override
      public Standing standing() {
        return new Standing(since, "");
      }
    };
  }
}
