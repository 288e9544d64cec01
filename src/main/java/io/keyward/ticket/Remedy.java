package io.keyward.ticket;

import io.keyward.remediation.Plan;
import io.keyward.remediation.PlanDocument;
import io.keyward.remediation.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is to be done about a ticket, who wants it, and how far it is.
 *
 * @param needed how many approvals the plan needs
 * @param approvals those of this plan
 */
public record Remedy(Plan plan, int needed, List<Approval> approvals, Run run) {

  /** Copies the list. */
  public Remedy {
    approvals = List.copyOf(approvals);
  }

  /** A plan that nobody has approved. */
  public static Remedy of(Plan plan, int needed) {
    return new Remedy(plan, needed, List.of(), Run.none());
  }

  /** Whether somebody has approved this plan. */
  boolean isApprovedBy(Actor actor) {
    return approvals.stream().anyMatch(it -> it.by().equalsIgnoreCase(actor.id()));
  }

  /** Whether it has the approvals that it needs. */
  public boolean isApproved() {
    return approvals.size() >= needed;
  }

  Remedy with(Approval approval) {
    List<Approval> more = new ArrayList<>(approvals);
    more.add(approval);
    return new Remedy(plan, needed, more, run);
  }

  /** Without what these approved, who turned out to have written the resource. */
  Remedy without(Set<String> authors) {
    List<Approval> others = approvals.stream().filter(it -> !it.isOf(authors)).toList();
    return new Remedy(plan, needed, others, run);
  }

  Remedy with(Run other) {
    return new Remedy(plan, needed, approvals, other);
  }

  /** Approvals are of one plan: they stay as long as the plan and the number needed do. */
  Remedy offering(Remedy offer) {
    boolean same =
        !plan.hash().isEmpty()
            && plan.hash().equals(offer.plan().hash())
            && plan.kind() == offer.plan().kind()
            && needed == offer.needed();
    return same ? new Remedy(offer.plan(), needed, approvals, Run.none()) : offer;
  }

  /** Whether a person would see the same plan and the same need of approvals. */
  boolean saysTheSameAs(Remedy other) {
    return needed == other.needed() && PlanDocument.isSame(plan, other.plan());
  }
}
