package io.keyward.testing;

import io.keyward.compliance.RuleIds;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import java.util.stream.Collectors;

/** Policies for tests. */
public final class Policies {
  private static final String ALL_ON =
      RuleIds.all().stream()
          .map(id -> id + ": remediate")
          .collect(Collectors.joining(", ", "rules: {", "}\n"));

  private Policies() {}

  /** One that remediates every rule, with these sections. */
  public static Policy remediating(String more) {
    return read(ALL_ON + more);
  }

  /** The policy of a text that is sound. */
  public static Policy read(String text) {
    try {
      return PolicyFile.parse(text);
    } catch (BadPolicy e) {
      throw new IllegalArgumentException(e);
    }
  }
}
