package io.keyward.report;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.fact.Resource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an evaluation of an estate gave.
 *
 * @param assessments of the AI resources, worst first
 * @param vaults of the vaults whose keys they use, worst first
 * @param others what was recognised beside them
 * @param skipped how many objects were of no known type
 */
public record Evaluation(
    List<Assessment> assessments, List<Assessment> vaults, List<Resource> others, int skipped) {
  /** From bad to good; what nobody could decide comes right after what is wrong. */
  private static final List<Verdict> WORST_FIRST =
      List.of(
          Verdict.NON_COMPLIANT,
          Verdict.UNDETERMINED,
          Verdict.PENDING,
          Verdict.WAIVED,
          Verdict.NOT_SUPPORTED,
          Verdict.COMPLIANT);

  private static final Comparator<Assessment> ORDER =
      Comparator.comparingInt((Assessment a) -> WORST_FIRST.indexOf(a.verdict()))
          .thenComparing(Assessment::severity, Comparator.reverseOrder())
          .thenComparing(a -> a.resource().type(), String.CASE_INSENSITIVE_ORDER)
          .thenComparing(a -> a.resource().name(), String.CASE_INSENSITIVE_ORDER);

  /** Sorts the assessments. */
  public Evaluation {
    assessments = assessments.stream().sorted(ORDER).toList();
    vaults = vaults.stream().sorted(ORDER).toList();
    others = List.copyOf(others);
  }

  /** All assessments, those of the AI resources first. */
  public List<Assessment> all() {
    return Stream.concat(assessments.stream(), vaults.stream()).toList();
  }

  /** How many AI resources have each verdict, worst first; every verdict is there. */
  public Map<Verdict, Integer> counts() {
    return counts(assessments);
  }

  public static Map<Verdict, Integer> counts(List<Assessment> assessments) {
    Map<Verdict, Integer> counts = new LinkedHashMap<>();
    WORST_FIRST.forEach(verdict -> counts.put(verdict, 0));
    assessments.forEach(assessment -> counts.merge(assessment.verdict(), 1, Integer::sum));
    return counts;
  }

  /** Whether something is violated. */
  public boolean hasViolations() {
    return has(Verdict.NON_COMPLIANT);
  }

  /** Whether something could not be decided, also around what cannot use a key itself. */
  public boolean hasUndetermined() {
    return has(Verdict.UNDETERMINED)
        || all().stream()
            .filter(assessment -> assessment.verdict() == Verdict.NOT_SUPPORTED)
            .flatMap(assessment -> assessment.results().stream())
            .anyMatch(result -> result.outcome() instanceof Outcome.Undetermined);
  }

  private boolean has(Verdict verdict) {
    return all().stream().anyMatch(assessment -> assessment.verdict() == verdict);
  }
}
