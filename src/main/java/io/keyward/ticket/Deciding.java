package io.keyward.ticket;

import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Next.Why;
import io.keyward.ticket.TicketEvent.Approve;
import io.keyward.ticket.TicketEvent.Comment;
import io.keyward.ticket.TicketEvent.Reject;
import io.keyward.ticket.TicketEvent.ReplacementNamed;
import io.keyward.ticket.TicketEvent.Retry;
import io.keyward.ticket.TicketEvent.TaskDone;
import io.keyward.ticket.TicketState.Approved;
import io.keyward.ticket.TicketState.AwaitingApproval;
import io.keyward.ticket.TicketState.Executing;
import io.keyward.ticket.TicketState.Failed;
import io.keyward.ticket.TicketState.Manual;
import io.keyward.ticket.TicketState.Rejected;
import io.keyward.ticket.TicketState.Verifying;
import java.time.Duration;
import java.util.Optional;

/** What a person's decision does to a ticket. */
record Deciding(Turn turn) {
  private static final Duration AT_ONCE = Duration.ZERO;

  /** With so many entries a history takes no more comments, so that decisions find room. */
  static final int LONGEST_HISTORY = 500;

  Next on(TicketEvent.Decision decision) {
    if (decision instanceof Approve approve) {
      return approve(approve);
    }
    if (decision instanceof Reject reject) {
      return reject(reject);
    }
    if (decision instanceof Retry retry) {
      return retry(retry);
    }
    if (decision instanceof Comment comment) {
      return comment(comment);
    }
    return migrate(decision);
  }

  private Next comment(Comment comment) {
    if (!state().isLive()) {
      return refused(Why.STATE, "This ticket has ended.");
    }
    return turn.before().revision().entries() < LONGEST_HISTORY
        ? said(comment.by(), "Comment: " + comment.text())
        : refused(
            Why.STATE,
            "The history of this ticket has "
                + LONGEST_HISTORY
                + " entries; it takes decisions but no more comments.");
  }

  private TicketState state() {
    return turn.before().state();
  }

  private Remedy remedy() {
    return turn.before().remedy();
  }

  /** Who wrote the violating configuration decides nothing about it. */
  private Optional<Next> barred(Actor actor) {
    return actor.isAmong(turn.before().authors())
        ? Optional.of(
            refused(
                Why.PERSON,
                "Whoever wrote the resource's configuration cannot decide on its ticket."))
        : Optional.empty();
  }

  private Next approve(Approve approve) {
    Optional<Next> barred = barred(approve.by());
    if (barred.isPresent()) {
      return barred.get();
    }
    boolean underWay =
        state() instanceof Approved || state() instanceof Executing || state() instanceof Verifying;
    boolean applied = state() instanceof TicketState.Resolved;
    if (!(state() instanceof AwaitingApproval) && !underWay && !applied) {
      return refused(Why.STATE, whyNotApproved());
    }
    if (!underWay && !applied && !remedy().plan().isExecutable()) {
      return refused(Why.STATE, notExecutable());
    }
    if (!remedy().plan().hash().equals(approve.planHash())) {
      return refused(
          Why.STALE_PLAN, "The plan has changed since; look at it again and approve that one.");
    }
    return applied || remedy().isApprovedBy(approve.by())
        ? new Next.Unchanged(AT_ONCE)
        : approved(approve);
  }

  private String whyNotApproved() {
    return switch (state().word()) {
      case "settling" -> "The resource is still settling; its ticket is not open yet.";
      case "manual" -> "It cannot be fixed in place; the ticket follows its migration.";
      case "waived" -> "All its violations are waived.";
      case "rejected" -> "The plan was rejected; ask for it to be tried again first.";
      case "failed" -> "The plan failed; ask for it to be tried again first.";
      default -> "This ticket has ended.";
    };
  }

  private String notExecutable() {
    String note = remedy().plan().note();
    return note.isEmpty() ? "There is no plan that Keyward could apply." : note;
  }

  private Next approved(Approve approve) {
    Approval approval =
        new Approval(approve.by().id(), turn.now(), approve.comment(), approve.by().names());
    Remedy remedy = remedy().with(approval);
    String sentence =
        "Approved ("
            + remedy.approvals().size()
            + " of "
            + remedy.needed()
            + ")"
            + (approve.comment().isEmpty() ? "." : ": " + approve.comment());
    boolean complete = remedy.isApproved() && state() instanceof AwaitingApproval;
    Next.Moved moved =
        turn.to(
            complete ? new Approved() : state(),
            turn.before().with(remedy),
            approve.by().id(),
            sentence);
    return complete ? moved.then(new Effect.Execute(approve.delay())) : moved;
  }

  private Next reject(Reject reject) {
    Optional<Next> barred = barred(reject.by());
    if (barred.isPresent()) {
      return barred.get();
    }
    return switch (state().word()) {
      case "awaitingApproval", "approved", "manual", "failed" ->
          turn.to(
              new Rejected(reject.by().id(), reject.reason()),
              turn.before().with(Remedy.of(remedy().plan(), remedy().needed())),
              reject.by().id(),
              "Rejected: " + reject.reason());
      case "rejected" -> new Next.Unchanged(AT_ONCE);
      case "settling" ->
          refused(Why.STATE, "The resource is still settling; its ticket is not open yet.");
      case "executing", "verifying" -> refused(Why.STATE, "The plan is already being applied.");
      case "waived" -> refused(Why.STATE, "All its violations are waived.");
      default -> refused(Why.STATE, "This ticket has ended.");
    };
  }

  private Next retry(Retry retry) {
    Optional<Next> barred = barred(retry.by());
    boolean ended = state() instanceof Rejected || state() instanceof Failed;
    if (ended && barred.isPresent()) {
      return barred.get();
    }
    if (state() instanceof Failed || state() instanceof Rejected) {
      Remedy fresh = Remedy.of(remedy().plan(), remedy().needed());
      return turn.to(
              Lifecycle.open(fresh),
              turn.before().with(fresh),
              retry.by().id(),
              "It is to be tried again.")
          .then(new Effect.LookAgain(AT_ONCE));
    }
    return switch (state().word()) {
      case "awaitingApproval", "manual" -> new Next.Unchanged(AT_ONCE);
      case "approved", "executing", "verifying" ->
          refused(Why.STATE, "The plan is already being applied.");
      case "settling" ->
          refused(Why.STATE, "The resource is still settling; its ticket is not open yet.");
      case "waived" -> refused(Why.STATE, "All its violations are waived.");
      default -> refused(Why.STATE, "This ticket has ended.");
    };
  }

  private Next migrate(TicketEvent.Decision decision) {
    if (!(state() instanceof Manual manual)) {
      return refused(Why.STATE, "This ticket has no migration.");
    }
    Optional<Next> barred = barred(decision.by());
    if (barred.isPresent()) {
      return barred.get();
    }
    if (decision instanceof TaskDone done) {
      return task(manual, done);
    }
    ReplacementNamed named = (ReplacementNamed) decision;
    if (named.id().equalsIgnoreCase(turn.before().subject().toString())) {
      return refused(Why.REQUEST, "A resource cannot replace itself.");
    }
    boolean alike =
        ResourceId.parse(named.id())
            .filter(id -> id.type().equalsIgnoreCase(turn.before().subject().type()))
            .isPresent();
    if (!alike) {
      return refused(Why.REQUEST, "A replacement is of the same type as what it replaces.");
    }
    return manual.progress().replacement().equalsIgnoreCase(named.id())
        ? new Next.Unchanged(AT_ONCE)
        : turn.to(
            new Manual(manual.progress().replacedBy(named.id())),
            turn.before(),
            named.by().id(),
            "It is replaced by " + named.id() + ".");
  }

  private Next task(Manual manual, TaskDone done) {
    boolean known =
        remedy().plan().migration().tasks().stream().anyMatch(it -> it.id().equals(done.task()));
    if (!known) {
      return refused(Why.REQUEST, "This migration has no such task.");
    }
    return manual.progress().done().contains(done.task()) == done.done()
        ? new Next.Unchanged(AT_ONCE)
        : turn.to(
            new Manual(manual.progress().with(done.task(), done.done())),
            turn.before(),
            done.by().id(),
            "Task " + done.task() + (done.done() ? " is done." : " is not done after all."));
  }

  private Next said(Actor by, String sentence) {
    return turn.to(state(), turn.before(), by.id(), sentence);
  }

  private static Next refused(Why why, String sentence) {
    return new Next.Refused(why, sentence);
  }
}
