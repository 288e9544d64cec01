package io.keyward.ticket.store;

import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.ticket.HistoryEntry;
import java.time.Instant;

/** A history entry as an ordered map: one shape for the API, the store and the audit export. */
public final class HistoryDocument {
  private HistoryDocument() {}

  /** The entry behind what the document has already. */
  public static Document on(Document document, HistoryEntry entry) {
    return document
        .value("number", entry.number())
        .text("at", entry.at().toString())
        .text("from", entry.from())
        .text("to", entry.to())
        .text("by", entry.by())
        .text("why", entry.why())
        .text("evidence", entry.evidence())
        .text("previous", entry.previous())
        .text("hash", entry.hash());
  }

  /**
   * The entry in a document, every blank as it was written, since a hash is made over it.
   *
   * @throws java.time.DateTimeException when its time is none
   * @throws NumberFormatException when its number is none
   */
  public static HistoryEntry read(Body body) {
    return new HistoryEntry(
        Integer.parseInt(String.valueOf(body.object().get("number"))),
        Instant.parse(text(body, "at")),
        text(body, "from"),
        text(body, "to"),
        text(body, "by"),
        text(body, "why"),
        text(body, "evidence"),
        text(body, "previous"),
        text(body, "hash"));
  }

  private static String text(Body body, String name) {
    return body.object().get(name) instanceof String text ? text : "";
  }
}
