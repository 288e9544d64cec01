package io.keyward.ticket;

import io.keyward.remediation.run.Run;
import io.keyward.remediation.run.StepRecord;
import io.keyward.ticket.TicketEvent.Applied;
import io.keyward.ticket.TicketEvent.Broke;
import io.keyward.ticket.TicketEvent.Claimed;
import io.keyward.ticket.TicketEvent.LostSight;
import io.keyward.ticket.TicketEvent.PutOff;
import io.keyward.ticket.TicketEvent.Recorded;
import io.keyward.ticket.TicketEvent.Waiting;
import io.keyward.ticket.TicketEvent.WentStale;
import io.keyward.ticket.TicketState.Approved;
import io.keyward.ticket.TicketState.Executing;
import io.keyward.ticket.TicketState.Failed;
import io.keyward.ticket.TicketState.Verifying;
import java.time.Duration;

/** What carrying a plan out does to a ticket; only who has the lease may tell. */
record Labouring(Turn turn) {
  /** How long the check may still find what was mended: caches, and Azure's own. */
  static final Duration VERIFICATION = Duration.ofMinutes(10);

  Next on(TicketEvent.Labour labour) {
    if (labour instanceof Claimed claimed) {
      return claim(claimed);
    }
    if (!(turn.before().state() instanceof Executing executing)
        || !executing.lease().holder().equals(labour.holder())) {
      return refused("The plan is not this one's to carry out any more.");
    }
    if (labour instanceof Recorded recorded) {
      return record(recorded);
    }
    if (labour instanceof PutOff putOff) {
      return putOff(putOff);
    }
    if (labour instanceof Waiting waiting) {
      return turn.silently(new Executing(given(labour))).then(new Effect.Execute(waiting.again()));
    }
    return ended(labour);
  }

  private Next claim(Claimed claimed) {
    Lease lease = new Lease(claimed.holder(), claimed.until());
    if (turn.before().state() instanceof Approved) {
      return to(new Executing(lease), turn.before(), "The plan is being applied.");
    }
    if (!(turn.before().state() instanceof Executing executing)) {
      return refused("There is nothing to carry out.");
    }
    boolean mine = executing.lease().holder().equals(claimed.holder());
    return mine || !executing.lease().isHeldAt(turn.now())
        ? turn.silently(new Executing(lease))
        : refused("Somebody else is carrying it out.");
  }

  private Next record(Recorded recorded) {
    Run run = turn.before().remedy().run().with(recorded.record());
    String sentence =
        "Step "
            + recorded.record().step()
            + ": "
            + recorded.record().stage().word()
            + ". "
            + recorded.record().note();
    return to(turn.before().state(), with(run), sentence.strip());
  }

  private Next putOff(PutOff putOff) {
    Run run = turn.before().remedy().run();
    Run later = new Run(run.records().stream().map(record -> putOff(record, putOff)).toList());
    return to(new Executing(given(putOff)), with(later), putOff.why())
        .then(new Effect.Execute(putOff.again()));
  }

  private StepRecord putOff(StepRecord record, PutOff putOff) {
    return record.step().equals(putOff.step())
        ? new StepRecord(
            record.step(),
            record.stage() == StepRecord.Stage.UNDOING
                ? StepRecord.Stage.DONE
                : StepRecord.Stage.PUT_OFF,
            record.triedSince(),
            turn.now(),
            record.told(),
            putOff.why())
        : record;
  }

  private Next ended(TicketEvent.Labour labour) {
    if (labour instanceof Applied) {
      return verify("", "All steps are done; the same check is run again.");
    }
    if (labour instanceof LostSight lost) {
      return verify(lost.why(), lost.why() + " The same check is run again.");
    }
    if (labour instanceof WentStale stale) {
      return stale(stale);
    }
    String why = ((Broke) labour).why();
    return to(new Failed(why), turn.before(), why);
  }

  private Next verify(String doubt, String why) {
    return to(new Verifying(turn.now().plus(VERIFICATION), doubt), turn.before(), why)
        .then(new Effect.LookAgain(Duration.ZERO));
  }

  private Next stale(WentStale stale) {
    if (turn.before().remedy().run().isBegun()) {
      return refused("A plan that was begun is not stale.");
    }
    return to(Lifecycle.open(stale.offer()), turn.before().with(stale.offer()), stale.why());
  }

  private Lease given(TicketEvent.Labour labour) {
    return new Lease(labour.holder(), turn.now());
  }

  private Ticket with(Run run) {
    return turn.before().with(turn.before().remedy().with(run));
  }

  private Next.Moved to(TicketState state, Ticket after, String why) {
    return turn.to(state, after, Turn.KEYWARD, why);
  }

  private static Next refused(String sentence) {
    return new Next.Refused(Next.Why.LEASE, sentence);
  }
}
