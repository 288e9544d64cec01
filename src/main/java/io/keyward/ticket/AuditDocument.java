package io.keyward.ticket;

import io.keyward.inventory.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit export as ordered maps: {@code {"items":[...],"cursor","digest"}}. The digest
 * is of all hashes in it and of the cursor, so that none can be cut off its end.
 */
public final class AuditDocument {
  private AuditDocument() {}

  /** A page. */
  public static Map<String, @Nullable Object> of(List<TicketStore.Told> items, String cursor) {
    return new Document()
        .list("items", items.stream().map(AuditDocument::item).toList())
        .text("cursor", cursor)
        .text("digest", digest(items.stream().map(it -> it.entry().hash()).toList(), cursor))
        .map();
  }

  /** The digest that a page with these hashes and this cursor carries. */
  public static String digest(List<String> hashes, String cursor) {
    String all = String.join("\n", hashes) + "\n\n" + cursor;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Map<String, @Nullable Object> item(TicketStore.Told told) {
    HistoryEntry entry = told.entry();
    return new Document()
        .text("ticket", told.ticket().toString())
        .value("number", entry.number())
        .text("at", entry.at().toString())
        .text("from", entry.from())
        .text("to", entry.to())
        .text("by", entry.by())
        .text("why", entry.why())
        .text("evidence", entry.evidence())
        .text("previous", entry.previous())
        .text("hash", entry.hash())
        .map();
  }
}
