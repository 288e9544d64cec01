package io.keyward.drill;

import io.keyward.ticket.Effect;
import io.keyward.ticket.Next;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What time and a look before the disabling do to a drill. */
record DrillWaiting(DrillTurn turn) {

  DrillNext on(DrillEvent.Course course) {
    if (course instanceof DrillEvent.Lapsed) {
      return lapsed();
    }
    if (!(turn.before().state() instanceof DrillState.Waiting)) {
      return new DrillNext.Refused(Next.Why.STATE, "The drill does not wait to begin.");
    }
    if (course instanceof DrillEvent.RadiusChanged changed) {
      return renewed(turn, changed.now(), changed.terms());
    }
    String why = ((DrillEvent.Stopped) course).why();
    return turn.to(new DrillState.Failed(why), turn.before(), DrillTurn.KEYWARD, why);
  }

  private DrillNext lapsed() {
    return isLate(turn)
        ? turn.to(
            new DrillState.Expired(),
            turn.before(),
            DrillTurn.KEYWARD,
            "Two people did not approve it in time.")
        : new DrillNext.Refused(Next.Why.STATE, "The drill's time is not over.");
  }

  /** Whether the time to approve is over. */
  static boolean isLate(DrillTurn turn) {
    return deadline(turn.before().state()).filter(it -> !turn.now().isBefore(it)).isPresent();
  }

  private static Optional<Instant> deadline(DrillState state) {
    if (state instanceof DrillState.Requested it) {
      return Optional.of(it.until());
    }
    return state instanceof DrillState.ApprovedOnce it ? Optional.of(it.until()) : Optional.empty();
  }

  /** Another blast radius is for people to look at anew. */
  static DrillNext.Moved renewed(DrillTurn turn, BlastRadius now, DrillEvent.Terms terms) {
    DrillState state = new DrillState.Requested(turn.now().plus(terms.approveWithin()));
    String why =
        "The blast radius has changed: "
            + now.count()
            + (now.count() == 1 ? " AI resource, " : " AI resources, ")
            + now.versions().size()
            + (now.versions().size() == 1 ? " enabled version." : " enabled versions.")
            + " It must be approved anew.";
    Drill after = turn.before().with(turn.before().state(), now, List.of());
    return turn.to(state, after, DrillTurn.KEYWARD, why)
        .then(new Effect.Drill(terms.approveWithin()));
  }
}
