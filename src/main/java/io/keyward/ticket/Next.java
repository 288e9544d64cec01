package io.keyward.ticket;

import java.time.Duration;

/** What an event does to a subject's ticket, as data. */
public sealed interface Next {

  /** How long until the subject must be looked at again; zero for not at all. */
  Duration lookAgainIn();

  /** Nothing changes. */
  record Unchanged(Duration lookAgainIn) implements Next {}

  /** The ticket is written and its history gets one more entry. */
  record Moved(Ticket ticket, HistoryEntry entry, Duration lookAgainIn) implements Next {

    Moved after(Duration lookAgain) {
      return new Moved(ticket, entry, lookAgain);
    }

    /** Whether this is the first entry of a ticket. */
    public boolean isFirst() {
      return ticket.version() == 1;
    }
  }
}
