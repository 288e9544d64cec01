package io.keyward.workflow.judge;

import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.remediation.Plan;
import io.keyward.ticket.Remedy;

/**
 * What a ticket is offered: the plan that would close its findings now, and by how many people it
 * must be approved.
 *
 * @param changing whether there is an identity that may change Azure
 */
public record Remedies(boolean changing) {
  public static final String NO_IDENTITY =
      "Keyward only reports here: no identity that may change Azure is configured.";

  /** While a ticket settles nobody decides on it, and a plan would cost reads of Azure. */
  static Remedy later(Assessment assessment, Policy policy) {
    return Remedy.of(
        Plan.none("A plan is made when the ticket opens."),
        policy.approvalsFor(assessment.classification()));
  }

  public Remedy offer(JudgeSubject.Judged judged, Assessment assessment, Policy policy) {
    Plan plan = judged.planning().plan(assessment, policy);
    boolean idle = !changing && plan.kind() == Plan.Kind.IN_PLACE;
    return Remedy.of(
        idle ? plan.reportOnly(NO_IDENTITY) : plan,
        policy.approvalsFor(assessment.classification()));
  }
}
