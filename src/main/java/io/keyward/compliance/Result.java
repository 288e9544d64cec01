package io.keyward.compliance;

import java.util.List;

/**
 * One rule's outcome on one subject.
 *
 * @param evidence which facts it rests on, one line each
 */
public record Result(String rule, Severity severity, Outcome outcome, List<String> evidence) {

  /** Copies the list. */
  public Result {
    evidence = List.copyOf(evidence);
  }

  boolean isViolated() {
    return outcome instanceof Outcome.Violated;
  }
}
