package io.keyward.drill;

import io.keyward.ticket.Actor;
import io.keyward.ticket.Approval;
import io.keyward.ticket.Effect;
import io.keyward.ticket.Lease;
import io.keyward.ticket.Next.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person's decision does to a drill. */
record DrillDeciding(DrillTurn turn) {

  DrillNext on(DrillEvent.Decision decision) {
    if (decision instanceof DrillEvent.Approve approve) {
      return approve(approve);
    }
    if (decision instanceof DrillEvent.Withdraw withdraw) {
      return withdraw(withdraw);
    }
    return decision instanceof DrillEvent.Refuse refuse
        ? refuse(refuse)
        : restore((DrillEvent.Restore) decision);
  }

  private Drill drill() {
    return turn.before();
  }

  private DrillState state() {
    return turn.before().state();
  }

  private DrillNext approve(DrillEvent.Approve approve) {
    boolean open =
        state() instanceof DrillState.Requested || state() instanceof DrillState.ApprovedOnce;
    if (drill().isWishOf(approve.by())) {
      return refused(Why.PERSON, "Whoever asked for a drill cannot approve it.");
    }
    if (!open && !(state() instanceof DrillState.Waiting && drill().isApprovedBy(approve.by()))) {
      return refused(Why.STATE, whyNotApproved());
    }
    if (!drill().radius().hash().equals(approve.radiusHash())) {
      return refused(
          Why.STALE_PLAN,
          "The blast radius has changed since; look at it again before you approve.");
    }
    if (open && DrillWaiting.isLate(turn)) {
      return refused(Why.STATE, "The time to approve it is over.");
    }
    if (open && !approve.now().hash().equals(drill().radius().hash())) {
      return DrillWaiting.renewed(turn, approve.now(), approve.terms());
    }
    return drill().isApprovedBy(approve.by()) ? new DrillNext.Unchanged() : approved(approve);
  }

  private String whyNotApproved() {
    if (state() instanceof DrillState.Waiting) {
      return "It has its two approvals.";
    }
    return state().isOn() ? "The drill is on already." : "This drill has ended.";
  }

  private DrillNext approved(DrillEvent.Approve approve) {
    Actor by = approve.by();
    List<Approval> approvals = new ArrayList<>(drill().approvals());
    approvals.add(new Approval(by.id(), turn.now(), approve.comment(), by.names()));
    boolean complete = approvals.size() >= Drill.NEEDED;
    Duration waiting = approve.terms().waiting();
    DrillState state = complete ? new DrillState.Waiting(turn.now().plus(waiting)) : approvedOnce();
    String sentence =
        "Approved ("
            + approvals.size()
            + " of "
            + Drill.NEEDED
            + ")"
            + (approve.comment().isEmpty() ? "." : ": " + approve.comment());
    Drill after = drill().with(state(), drill().radius(), approvals);
    DrillNext.Moved moved = turn.to(state, after, by.id(), sentence);
    return complete ? moved.then(new Effect.Drill(waiting)) : moved;
  }

  private DrillState approvedOnce() {
    return state() instanceof DrillState.Requested it
        ? new DrillState.ApprovedOnce(it.until())
        : state();
  }

  private DrillNext withdraw(DrillEvent.Withdraw withdraw) {
    if (state() instanceof DrillState.Withdrawn) {
      return new DrillNext.Unchanged();
    }
    if (!state().isBefore()) {
      return refused(Why.STATE, tooLate());
    }
    if (!drill().isWishOf(withdraw.by()) && !drill().isApprovedBy(withdraw.by())) {
      return refused(Why.PERSON, "Only those who asked for it or approved it can withdraw it.");
    }
    String reason = withdraw.reason().isEmpty() ? "." : ": " + withdraw.reason();
    return turn.to(
        new DrillState.Withdrawn(withdraw.by().id()),
        drill(),
        withdraw.by().id(),
        "Withdrawn" + reason);
  }

  private String tooLate() {
    return state().isLive()
        ? "The key is disabled or being disabled; restore it instead."
        : "This drill has ended.";
  }

  private DrillNext refuse(DrillEvent.Refuse refuse) {
    if (state() instanceof DrillState.Refused) {
      return new DrillNext.Unchanged();
    }
    return state().isBefore()
        ? turn.to(
            new DrillState.Refused(refuse.by().id(), refuse.reason()),
            drill(),
            refuse.by().id(),
            "Refused: " + refuse.reason())
        : refused(Why.STATE, tooLate());
  }

  /**
   * While a call may be on its way its time is waited for; but whoever sends it may tell nothing
   * any more, since it would tell of disabling.
   */
  private DrillNext restore(DrillEvent.Restore restore) {
    if (state() instanceof DrillState.Restoring || state() instanceof DrillState.Restored) {
      return new DrillNext.Unchanged();
    }
    if (!state().isOn()) {
      return refused(
          Why.STATE,
          state().isLive()
              ? "The key is not disabled yet; withdraw the drill instead."
              : "This drill has ended.");
    }
    Lease lease =
        state() instanceof DrillState.Disabling it ? it.lease() : new Lease("", turn.now());
    Duration free =
        lease.isHeldAt(turn.now()) ? Duration.between(turn.now(), lease.until()) : Duration.ZERO;
    return turn.to(
            new DrillState.Restoring(new Lease("", lease.until()), turn.now()),
            drill().turned(drill().disabling(), drill().restoring().reached(), drill().checks()),
            restore.by().id(),
            "What the drill disabled is to be enabled again.")
        .then(new Effect.Drill(free));
  }

  private static DrillNext refused(Why why, String sentence) {
    return new DrillNext.Refused(why, sentence);
  }
}
