package io.keyward.compliance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule's outcome on one subject.
 *
 * @param inheritedFrom ARM id of the account or hub that it is about, "" where it is about the
 *     subject itself
 * @param waiver what accepts a violation, null for none
 */
public record Result(
    String rule,
    Severity severity,
    Outcome outcome,
    List<Evidence> evidence,
    String inheritedFrom,
    @Nullable Waiver waiver) {

  /** The outcome of a rule that the policy file does not want. */
  public static final Outcome SWITCHED_OFF = new Outcome.NotApplicable("Switched off by policy.");

  /** Copies the list. */
  public Result {
    evidence = List.copyOf(evidence);
  }

  /** A result that nobody has accepted. */
  public Result(
      String rule,
      Severity severity,
      Outcome outcome,
      List<Evidence> evidence,
      String inheritedFrom) {
    this(rule, severity, outcome, evidence, inheritedFrom, null);
  }

  /** What accepts the violation. */
  public Optional<Waiver> waivedBy() {
    return Optional.ofNullable(waiver);
  }

  /** Whether it is a violation that is accepted. */
  public boolean isWaived() {
    return waiver != null;
  }

  public Result under(Waiver acceptance) {
    return new Result(rule, severity, outcome, evidence, inheritedFrom, acceptance);
  }

  public boolean isViolated() {
    return outcome instanceof Outcome.Violated;
  }

  /** Whether the policy file does not want the rule. */
  public boolean isSwitchedOff() {
    return outcome.equals(SWITCHED_OFF);
  }

  /** Whether it is about the subject itself. */
  public boolean isOwn() {
    return inheritedFrom.isEmpty();
  }
}
