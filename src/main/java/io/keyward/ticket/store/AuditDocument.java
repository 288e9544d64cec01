package io.keyward.ticket.store;

import io.keyward.inventory.Document;
import io.keyward.inventory.Sha256;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.TicketId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit export as ordered maps: {@code {"items":[...],"previous","cursor","digest"}}.
 * The digest is of the page before, of all hashes in this one and of where the next begins, so that
 * no entry can be cut off and no page left out.
 */
public final class AuditDocument {
  private AuditDocument() {}

  /**
   * A page.
   *
   * @param asked what it was asked for with
   * @param place where the store's next page begins, "" for the last
   */
  public static Map<String, @Nullable Object> of(
      List<TicketStore.Told> items, AuditCursor asked, String place) {
    List<String> hashes = items.stream().map(it -> it.entry().hash()).toList();
    String digest = digest(asked.previous(), hashes, place);
    return page(
        items.stream().map(it -> item(it.ticket(), it.entry())).toList(),
        asked.previous(),
        place.isEmpty() ? "" : new AuditCursor(place, digest).text(),
        digest);
  }

  /** A page of these parts. */
  public static Map<String, @Nullable Object> page(
      List<?> items, String previous, String cursor, String digest) {
    return new Document()
        .list("items", items)
        .text("previous", previous)
        .text("cursor", cursor)
        .text("digest", digest)
        .map();
  }

  /** The digest that a page with these hashes carries. */
  public static String digest(String previous, List<String> hashes, String place) {
    return Sha256.ofParts(Stream.concat(Stream.of(previous, place), hashes.stream()).toList());
  }

  /** An entry and whose it is. */
  public static Map<String, @Nullable Object> item(TicketId ticket, HistoryEntry entry) {
    return HistoryDocument.on(new Document().text("ticket", ticket.toString()), entry).map();
  }
}
