package io.keyward.cli;

import io.keyward.compliance.BadPolicy;
import io.keyward.compliance.Policy;
import io.keyward.compliance.PolicyFile;

/** Reads a policy file that the user named. */
final class PolicyInput {
  private PolicyInput() {}

  static Policy read(Input input, String file) throws Refusal {
    try {
      return PolicyFile.parse(input.text(file));
    } catch (BadPolicy e) {
      throw Refusal.of(file, String.valueOf(e.getMessage()));
    }
  }
}
