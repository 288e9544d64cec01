package io.keyward.report;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;

/** What an outcome weighs where tools know pass and fail alone, in accord with the exit code. */
public enum Standing {
  PASSED,
  FAILED,
  /** Violated and waived: neither a failure nor a pass. */
  WAIVED,
  /** Nobody could decide; never a pass. */
  UNDECIDED,
  /** The resource is not final yet, whatever the rule says of it now. */
  NOT_FINAL,
  NOT_ASKED;

  public static Standing of(Assessment assessment, Result result) {
    Outcome outcome = result.outcome();
    if (outcome instanceof Outcome.NotApplicable) {
      return NOT_ASKED;
    }
    if (assessment.verdict() == Verdict.PENDING) {
      return NOT_FINAL;
    }
    if (outcome instanceof Outcome.Satisfied) {
      return PASSED;
    }
    if (assessment.verdict() == Verdict.NOT_SUPPORTED) {
      return NOT_ASKED;
    }
    if (outcome instanceof Outcome.Undetermined) {
      return UNDECIDED;
    }
    return result.isWaived() || assessment.verdict() == Verdict.WAIVED ? WAIVED : FAILED;
  }
}
