package io.keyward.ticket;

import io.keyward.inventory.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * One line of a ticket's or drill's history, which is only ever added to; each carries the hash of
 * the one before, so that no line can be changed, left out or put in between unnoticed.
 *
 * @param number 1 for the first
 * @param from the state before, "" for the first entry
 * @param to the state after; the same word where only something within it changed
 * @param by who did it
 * @param why one sentence
 * @param evidence what it was decided on, such as the rules or the hash of the plan
 * @param previous the hash of the entry before, "" for the first
 * @param hash of all the above and of the ticket's id
 */
public record HistoryEntry(
    int number,
    Instant at,
    String from,
    String to,
    String by,
    String why,
    String evidence,
    String previous,
    String hash) {

  /** What happened, before it has its place in a history. */
  public record Line(Instant at, String from, String to, String by, String why, String evidence) {

    /** As it can be written: half a character, which UTF-8 does not know, is a question mark. */
    Line whole() {
      return new Line(at, from, to, whole(by), whole(why), whole(evidence));
    }

    private static String whole(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
  }

  /** The next entry of a ticket. */
  public static HistoryEntry next(TicketId ticket, int number, String previous, Line told) {
    Line line = told.whole();
    String hash = hash(ticket.toString(), number, previous, line);
    return new HistoryEntry(
        number,
        line.at(),
        line.from(),
        line.to(),
        line.by(),
        line.why(),
        line.evidence(),
        previous,
        hash);
  }

  /** The hash that this entry must carry in the history of this ticket. */
  public String hashFor(String ticketId) {
    return hash(ticketId, number, previous, new Line(at, from, to, by, why, evidence));
  }

  private static String hash(String ticketId, int number, String previous, Line line) {
    return Sha256.ofParts(
        List.of(
            ticketId,
            String.valueOf(number),
            line.at().toString(),
            line.from(),
            line.to(),
            line.by(),
            line.why(),
            line.evidence(),
            previous));
  }
}
