package io.keyward.report;

import io.keyward.compliance.Policy;
import io.keyward.json.JsonText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A policy as the text of a policy file, every value written out. */
public final class PolicyYaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private PolicyYaml() {}

  /** The lines of a file that reads as this policy. */
  public static List<String> lines(Policy policy) {
    return List.of(
        "schemaVersion: 1",
        "classification:",
        "  tag: " + word(policy.classificationTag()),
        "  # from the least to the most sensitive",
        "  values: " + words(policy.classifications()),
        "  requireCustomerKey: " + words(policy.requireKey()),
        "  # require: a missing or unknown value counts as sensitive; exempt: it does not",
        "  whenMissing: " + (policy.unclassifiedRequires() ? "require" : "exempt"),
        "production:",
        "  tag: " + word(policy.productionTag()),
        "  values: " + words(policy.productionValues()),
        "# how long a fresh violation may last before its ticket opens",
        "settlingWindow: " + policy.settlingWindow());
  }

  private static String words(List<String> words) {
    return words.stream().map(PolicyYaml::word).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A JSON string is a quoted string of YAML as well. */
  private static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : JsonText.write(word);
  }
}
