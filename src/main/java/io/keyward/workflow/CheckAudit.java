package io.keyward.workflow;

import io.keyward.inventory.Body;
import io.keyward.ticket.AuditDocument;
import io.keyward.ticket.HistoryEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export of the histories: each entry's hash, its place behind the one before, and each
 * page's digest. Whatever byte was altered, one of them is wrong or the form is not ours.
 */
public final class CheckAudit {
  private static final Set<String> PAGE = Set.of("items", "cursor", "digest");
  private static final Set<String> ITEM =
      Set.of("ticket", "number", "at", "from", "to", "by", "why", "evidence", "previous", "hash");

  private final Map<String, HistoryEntry> last = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int entries;
  private String cursor = "";

  /**
   * What the check found.
   *
   * @param entries how many entries were read
   * @param tickets of how many tickets
   * @param faults what is wrong, a sentence each; empty for an export as it was written
   * @param goesOn whether the export has more pages than were given
   */
  public record Findings(int entries, int tickets, List<String> faults, boolean goesOn) {
    /** Copies the list. */
    public Findings {
      faults = List.copyOf(faults);
    }
  }

  /** Checks pages in the order in which they were exported. */
  public Findings check(List<?> pages) {
    int number = 1;
    for (Object page : pages) {
      page(Body.of(page), number);
      number++;
    }
    return new Findings(entries, last.size(), faults, !cursor.isEmpty());
  }

  private void page(Body page, int number) {
    if (!page.members().keySet().equals(PAGE)) {
      faults.add("Page " + number + " is no page of an audit export.");
      return;
    }
    List<String> hashes = new ArrayList<>();
    for (Body item : page.items("items")) {
      hashes.add(text(item, "hash"));
      item(item, number, hashes.size());
    }
    cursor = text(page, "cursor");
    if (!AuditDocument.digest(hashes, cursor).equals(text(page, "digest"))) {
      faults.add("Page " + number + ": its digest is not that of its entries.");
    }
  }

  private void item(Body item, int page, int place) {
    String where = "Page " + page + ", entry " + place;
    entries++;
    try {
      if (!item.members().keySet().equals(ITEM)) {
        faults.add(where + " has not the parts of an entry.");
        return;
      }
      entry(item, where);
    } catch (DateTimeException | NumberFormatException e) {
      faults.add(where + " is not understood.");
    }
  }

  private void entry(Body item, String where) {
    String ticket = text(item, "ticket");
    HistoryEntry entry =
        new HistoryEntry(
            Integer.parseInt(String.valueOf(item.object().get("number"))),
            Instant.parse(text(item, "at")),
            text(item, "from"),
            text(item, "to"),
            text(item, "by"),
            text(item, "why"),
            text(item, "evidence"),
            text(item, "previous"),
            text(item, "hash"));
    boolean asWritten = entry.at().toString().equals(text(item, "at"));
    if (!asWritten || !entry.hash().equals(entry.hashFor(ticket))) {
      faults.add(where + " of ticket " + ticket + ": its hash is not that of its content.");
    }
    @Nullable HistoryEntry before = last.put(ticket, entry);
    int expected = before == null ? 1 : before.number() + 1;
    String previous = before == null ? "" : before.hash();
    if (entry.number() != expected || !entry.previous().equals(previous)) {
      faults.add(where + " of ticket " + ticket + " does not follow the one before.");
    }
  }

  /** Every blank counts. */
  private static String text(Body body, String name) {
    return body.object().get(name) instanceof String text ? text : "";
  }
}
