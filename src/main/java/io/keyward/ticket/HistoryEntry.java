package io.keyward.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of a ticket's history, which is only ever added to; each carries the hash of the one
 * before, so that no line can be changed, left out or put in between unnoticed.
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
  record Line(Instant at, String from, String to, String by, String why, String evidence) {}

  /** The next entry of a ticket. */
  static HistoryEntry next(TicketId ticket, int number, String previous, Line line) {
    HistoryEntry entry =
        new HistoryEntry(
            number,
            line.at(),
            line.from(),
            line.to(),
            line.by(),
            line.why(),
            line.evidence(),
            previous,
            "");
    return new HistoryEntry(
        number,
        line.at(),
        line.from(),
        line.to(),
        line.by(),
        line.why(),
        line.evidence(),
        previous,
        entry.hashFor(ticket.toString()));
  }

  /** The hash that this entry must carry in the history of this ticket. */
  public String hashFor(String ticketId) {
    List<String> parts =
        List.of(
            ticketId, String.valueOf(number), at.toString(), from, to, by, why, evidence, previous);
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
