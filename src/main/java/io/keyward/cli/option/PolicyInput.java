package io.keyward.cli.option;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;

/** Reads a policy file that the user named. */
public final class PolicyInput {
  private PolicyInput() {}

  public static Policy read(Input input, String file) throws Refusal {
    try {
      return PolicyFile.parse(input.text(file));
    } catch (BadPolicy e) {
      throw Refusal.of(file, String.valueOf(e.getMessage()));
    }
  }
}
