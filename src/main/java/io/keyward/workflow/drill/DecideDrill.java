package io.keyward.workflow.drill;

import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillEvent;
import io.keyward.drill.DrillNext;
import io.keyward.drill.DrillStore;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Next;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.Ports;
import io.keyward.workflow.judge.Remedies;
import java.util.Optional;

/** Puts a person's decision on a drill. */
public final class DecideDrill {
  private final DrillStore drills;
  private final DrillDesk desk;
  private final AskedDrill asked;
  private final boolean changing;

  /** Works on these. */
  public DecideDrill(
      Ports ports, DrillDesk desk, PolicySource policies, Optional<AzureChanges> azure) {
    this.drills = ports.drills();
    this.desk = desk;
    this.asked = new AskedDrill(policies, ports.uses(), azure);
    this.changing = azure.isPresent();
  }

  /**
   * Approves what this person saw, if that is still what the drill would do.
   *
   * @param radiusHash of the blast radius that they saw
   */
  public DrillDecision approve(TicketId id, Actor by, String radiusHash, String comment) {
    Optional<Drill> drill = drills.find(id);
    if (drill.isEmpty()) {
      return new DrillDecision.Unknown();
    }
    boolean open = drill.get().state().isBefore();
    AskedDrill.Radius radius =
        open
            ? asked.radius(drill.get().keyUri())
            : new AskedDrill.Radius(Optional.of(drill.get().radius()), "");
    if (radius.found().isEmpty()) {
      return radius.refusal();
    }
    DrillEvent.Approve approve =
        new DrillEvent.Approve(by, radiusHash, comment, radius.found().get(), asked.terms());
    DrillDecision decision = decide(id, approve);
    boolean renewed =
        decision instanceof DrillDecision.Made made
            && !made.drill().radius().hash().equals(radiusHash);
    return renewed
        ? new DrillDecision.Refused(
            Next.Why.STALE_PLAN,
            "The blast radius has changed; look at it again, it must be approved anew.")
        : decision;
  }

  /** Withdraws it, for those who asked for it or approved it. */
  public DrillDecision withdraw(TicketId id, Actor by, String reason) {
    return decide(id, new DrillEvent.Withdraw(by, reason));
  }

  /** Decides against it. */
  public DrillDecision refuse(TicketId id, Actor by, String reason) {
    return decide(id, new DrillEvent.Refuse(by, reason));
  }

  /** Has enabled again what it disabled, whatever the policy says by now. */
  public DrillDecision restore(TicketId id, Actor by) {
    return changing
        ? decide(id, new DrillEvent.Restore(by))
        : new DrillDecision.Refused(Next.Why.STATE, Remedies.NO_IDENTITY);
  }

  private DrillDecision decide(TicketId id, DrillEvent.Decision decision) {
    Optional<DrillNext> next = desk.happen(id, decision);
    if (next.isEmpty()) {
      return new DrillDecision.Unknown();
    }
    if (next.get() instanceof DrillNext.Refused refused) {
      return new DrillDecision.Refused(refused.why(), refused.sentence());
    }
    return next.get() instanceof DrillNext.Moved moved
        ? new DrillDecision.Made(moved.drill())
        : new DrillDecision.Made(drills.find(id).orElseThrow());
  }
}
