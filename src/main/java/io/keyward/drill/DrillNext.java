package io.keyward.drill;

import io.keyward.ticket.Effect;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Next;
import java.util.ArrayList;
import java.util.List;

/** What an event does to a drill. */
public sealed interface DrillNext {

  /** It is so already; nothing is written. */
  record Unchanged() implements DrillNext {}

  /**
   * The drill is written.
   *
   * @param entries what its history gets
   * @param effects what must follow
   */
  record Moved(Drill drill, List<HistoryEntry> entries, List<Effect> effects) implements DrillNext {

    /** Copies the lists. */
    public Moved {
      entries = List.copyOf(entries);
      effects = List.copyOf(effects);
    }

    /** With these before those that it has. */
    Moved then(Effect... following) {
      List<Effect> all = new ArrayList<>(List.of(following));
      all.addAll(effects);
      return new Moved(drill, entries, all);
    }

    /** Whether this is the first form of a drill. */
    public boolean isFirst() {
      return drill.revision().version() == 1;
    }
  }

  /**
   * The event is not for this drill; nothing changes.
   *
   * @param sentence what to tell whoever asked
   */
  record Refused(Next.Why why, String sentence) implements DrillNext {}
}
