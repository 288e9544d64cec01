package io.keyward.workflow.waiver;

import io.keyward.compliance.Waiver;

/** What came of a decision on a waiver. */
public sealed interface WaiverDecision {

  /** It is so now, or was so already. */
  record Made(Waiver waiver) implements WaiverDecision {}

  /** It cannot be done as things stand. */
  record Refused(String why) implements WaiverDecision {}

  /** What was sent can never be done. */
  record Invalid(String why) implements WaiverDecision {}

  /** There is no such waiver or ticket. */
  record Unknown() implements WaiverDecision {}
}
