package io.keyward.ticket;

import java.time.Duration;
import java.util.List;

/** What an event does to a ticket, as data. */
public sealed interface Next {

  /** How long until the subject must be looked at again; zero for not at all. */
  default Duration lookAgainIn() {
    return Duration.ZERO;
  }

  /** Nothing changes. */
  record Unchanged(Duration lookAgainIn) implements Next {}

  /**
   * The ticket is written.
   *
   * @param entries what its history gets
   * @param effects what must follow
   * @param lookAgainIn how long until the subject must be looked at again, beside the effects
   */
  record Moved(
      Ticket ticket, List<HistoryEntry> entries, List<Effect> effects, Duration lookAgainIn)
      implements Next {

    /** Copies the lists. */
    public Moved {
      entries = List.copyOf(entries);
      effects = List.copyOf(effects);
    }

    Moved after(Duration lookAgain) {
      return new Moved(ticket, entries, effects, lookAgain);
    }

    Moved then(Effect effect) {
      return new Moved(ticket, entries, List.of(effect), lookAgainIn);
    }

    /** Whether this is the first form of a ticket. */
    public boolean isFirst() {
      return ticket.version() == 1;
    }
  }

  /**
   * The event is not for this ticket; nothing changes.
   *
   * @param sentence what to tell whoever asked
   */
  record Refused(Why why, String sentence) implements Next {}

  /** Why an event is refused. */
  enum Why {
    /** The ticket stands where this cannot be done. */
    STATE,
    /** This person may not do it. */
    PERSON,
    /** The plan is not the one that they saw. */
    STALE_PLAN,
    /** The request names something that is not there. */
    REQUEST,
    /** Somebody else holds the lease. */
    LEASE
  }
}
