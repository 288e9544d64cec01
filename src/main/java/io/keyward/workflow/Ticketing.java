package io.keyward.workflow;

import io.keyward.compliance.Assessment;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Policy;
import io.keyward.ticket.TicketEvent;
import java.util.List;

/** What a judgement means for the subject's ticket. */
final class Ticketing {
  private Ticketing() {}

  /** Only what the policy file lets open tickets counts; what is inherited is another's ticket. */
  static TicketEvent eventOf(Assessment assessment, Policy policy) {
    return switch (assessment.verdict()) {
      case NON_COMPLIANT -> violated(assessment, policy);
      case COMPLIANT, NOT_SUPPORTED, WAIVED -> new TicketEvent.FoundClean();
      case UNDETERMINED, PENDING -> new TicketEvent.FoundUnclear();
    };
  }

  private static TicketEvent violated(Assessment assessment, Policy policy) {
    List<Finding> findings = assessment.ticketed(policy);
    if (!findings.isEmpty()) {
      return new TicketEvent.FoundViolations(Assessment.worst(findings), findings);
    }
    return assessment.isUnclearForTicket(policy)
        ? new TicketEvent.FoundUnclear()
        : new TicketEvent.FoundClean();
  }
}
