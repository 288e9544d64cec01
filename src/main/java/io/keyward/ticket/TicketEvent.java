package io.keyward.ticket;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import java.time.Instant;
import java.util.List;

/** What happened to a ticket's subject. */
public sealed interface TicketEvent {

  /** It was judged and violates rules. */
  record FoundViolations(Severity severity, List<Finding> findings) implements TicketEvent {

    /** Copies the list, which must not be empty. */
    public FoundViolations {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("violations without a finding");
      }
    }
  }

  /**
   * It was judged and all its violations are accepted.
   *
   * @param until when the first of the waivers ends
   * @param why the waivers in one sentence
   */
  record FoundWaived(Severity severity, List<Finding> findings, Instant until, String why)
      implements TicketEvent {

    /** Copies the list. */
    public FoundWaived {
      findings = List.copyOf(findings);
    }
  }

  /** It could not be judged now, and what was accepted before is not accepted any more. */
  record WaiverEnded() implements TicketEvent {}

  /** It was judged and violates nothing. */
  record FoundClean() implements TicketEvent {}

  /** It could not be judged now; that proves nothing. */
  record FoundUnclear() implements TicketEvent {}

  /** It does not exist any more. */
  record ResourceGone() implements TicketEvent {}
}
