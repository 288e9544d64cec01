package io.keyward.workflow.drill;

import io.keyward.drill.Drill;
import io.keyward.ticket.Next;

/** What became of a request for a drill, or of a decision on one. */
public sealed interface DrillDecision {

  /** It is so now, or was before. */
  record Made(Drill drill) implements DrillDecision {}

  /** It cannot be, or not by this person, or they saw something else. */
  record Refused(Next.Why why, String sentence) implements DrillDecision {}

  /** There is no such drill, or no such key. */
  record Unknown() implements DrillDecision {}
}
