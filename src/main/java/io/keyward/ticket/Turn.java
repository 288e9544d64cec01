package io.keyward.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes what a transition decided: the next form of a ticket and the line of its history. */
record Turn(Ticket before, Instant now) {
  static final String KEYWARD = Actor.KEYWARD;

  /** The ticket in its next state; {@code after} still has the state of before. */
  Next.Moved to(TicketState state, Ticket after, String by, String why) {
    HistoryEntry.Line line =
        new HistoryEntry.Line(now, before.state().word(), state.word(), by, why, evidence(after));
    HistoryEntry entry =
        HistoryEntry.next(
            before.id(), before.revision().entries() + 1, before.revision().head(), line);
    List<HistoryEntry> entries = List.of(entry);
    return new Next.Moved(after.in(state).written(now, entries), entries, List.of(), Duration.ZERO);
  }

  /** Something that is no part of the history, such as a lease. */
  Next.Moved silently(TicketState state) {
    return new Next.Moved(
        before.in(state).written(now, List.of()), List.of(), List.of(), Duration.ZERO);
  }

  /** What a later reader needs to know what was decided on. */
  static String evidence(Ticket ticket) {
    String rules = String.join(" ", ticket.rules());
    String hash = ticket.remedy().plan().hash();
    return "rules: " + rules + (hash.isEmpty() ? "" : "; plan: " + hash);
  }
}
