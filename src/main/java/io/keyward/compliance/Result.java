package io.keyward.compliance;

import java.util.List;

/**
 * One rule's outcome on one subject.
 *
 * @param inheritedFrom ARM id of the account or hub that it is about, "" where it is about the
 *     subject itself
 */
public record Result(
    String rule,
    Severity severity,
    Outcome outcome,
    List<Evidence> evidence,
    String inheritedFrom) {

  /** Copies the list. */
  public Result {
    evidence = List.copyOf(evidence);
  }

  boolean isViolated() {
    return outcome instanceof Outcome.Violated;
  }

  /** Whether it is about the subject itself. */
  boolean isOwn() {
    return inheritedFrom.isEmpty();
  }
}
