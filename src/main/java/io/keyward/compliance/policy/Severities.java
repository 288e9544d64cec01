package io.keyward.compliance.policy;

import io.keyward.compliance.Severity;
import java.util.Map;

/**
 * Severities that replace the rules' own, by rule, production and classification.
 *
 * @param byRule a rule's id, or {@code default} for every rule that is not named
 */
public record Severities(Map<String, Pair> byRule) {
  public static final String DEFAULT = "default";
  public static final String OTHER = "other";

  /**
   * The severities of one rule.
   *
   * @param production in production, by classification or {@code other}
   * @param other everywhere else, in the same way
   */
  public record Pair(Map<String, Severity> production, Map<String, Severity> other) {

    /** Copies the maps. */
    public Pair {
      production = Words.ordered(production);
      other = Words.ordered(other);
    }

    private Severity of(String classification, boolean isProduction, Severity standard) {
      Map<String, Severity> row = isProduction ? production : other;
      return row.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(classification))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseGet(() -> row.getOrDefault(OTHER, standard));
    }
  }

  /** Copies the map. */
  public Severities {
    byRule = Words.ordered(byRule);
  }

  Severity of(String ruleId, Severity standard, String classification, boolean production) {
    Pair none = new Pair(Map.of(), Map.of());
    Pair pair = byRule.getOrDefault(ruleId, byRule.getOrDefault(DEFAULT, none));
    return pair.of(classification, production, standard);
  }
}
