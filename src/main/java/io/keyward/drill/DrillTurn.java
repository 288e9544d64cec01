package io.keyward.drill;

import io.keyward.ticket.Effect;
import io.keyward.ticket.HistoryEntry;
import java.time.Instant;
import java.util.List;

/** Writes what a transition decided: the next form of a drill and the line of its history. */
record DrillTurn(Drill before, Instant now) {
  /** What histories call Keyward itself. */
  static final String KEYWARD = "keyward";

  /** The drill in its next state; {@code after} still has the state of before. */
  DrillNext.Moved to(DrillState state, Drill after, String by, String why) {
    HistoryEntry.Line line =
        new HistoryEntry.Line(now, before.state().word(), state.word(), by, why, evidence(after));
    HistoryEntry entry =
        HistoryEntry.next(
            before.id(), before.revision().entries() + 1, before.revision().head(), line);
    List<HistoryEntry> entries = List.of(entry);
    return new DrillNext.Moved(after.in(state).written(now, entries), entries, news(state));
  }

  /** A call for one version is no news; another blast radius is. */
  private List<Effect> news(DrillState state) {
    boolean same = state.word().equals(before.state().word());
    return same && !(state instanceof DrillState.Requested)
        ? List.of()
        : List.of(new Effect.TellOfDrill());
  }

  /** Something that is no part of the history, such as a lease. */
  DrillNext.Moved silently(DrillState state, Drill after) {
    return new DrillNext.Moved(after.in(state).written(now, List.of()), List.of(), List.of());
  }

  /** What a later reader needs to know what was decided on. */
  static String evidence(Drill drill) {
    return "drill on "
        + drill.key()
        + "; blast radius: "
        + drill.radius().hash()
        + "; versions: "
        + drill.radius().versions().size()
        + "; AI resources: "
        + drill.radius().count();
  }
}
