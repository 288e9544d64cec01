package io.keyward.compliance.policy;

import java.util.List;

/**
 * How sensitive the data of a resource is, and what follows from it.
 *
 * @param tag name of the tag that says it
 * @param values allowed values, from the least to the most sensitive
 * @param requireKey the values that require a customer-managed key
 * @param unclassifiedRequires whether a missing or unknown value requires one as well
 */
public record Classification(
    String tag, List<String> values, List<String> requireKey, boolean unclassifiedRequires) {

  /** Copies the lists. */
  public Classification {
    values = List.copyOf(values);
    requireKey = List.copyOf(requireKey);
  }

  public static Classification standard() {
    return new Classification(
        "DataClassification",
        List.of("Public", "Internal", "Confidential", "Regulated"),
        List.of("Confidential", "Regulated"),
        true);
  }

  public boolean allows(String value) {
    return Words.contains(values, value);
  }

  boolean requires(String value) {
    return Words.contains(requireKey, value);
  }

  boolean isHighest(String value) {
    return !values.isEmpty() && values.get(values.size() - 1).equalsIgnoreCase(value);
  }
}
