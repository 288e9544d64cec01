package io.keyward.compliance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule's outcome on one subject.
 *
 * @param evidence which facts it rests on, one line each
 * @param waiver what accepts a violation, null for none
 */
public record Result(
    String rule,
    Severity severity,
    Outcome outcome,
    List<String> evidence,
    @Nullable Waiver waiver) {

  /** Copies the list. */
  public Result {
    evidence = List.copyOf(evidence);
  }

  /** A result that nobody has accepted. */
  public Result(String rule, Severity severity, Outcome outcome, List<String> evidence) {
    this(rule, severity, outcome, evidence, null);
  }

  /** What accepts the violation. */
  public Optional<Waiver> waivedBy() {
    return Optional.ofNullable(waiver);
  }

  /** Whether it is a violation that is accepted. */
  public boolean isWaived() {
    return waiver != null;
  }

  Result under(Waiver acceptance) {
    return new Result(rule, severity, outcome, evidence, acceptance);
  }

  boolean isViolated() {
    return outcome instanceof Outcome.Violated;
  }
}
