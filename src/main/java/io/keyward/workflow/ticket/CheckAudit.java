package io.keyward.workflow.ticket;

import io.keyward.inventory.BadCursor;
import io.keyward.inventory.Body;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.AuditCursor;
import io.keyward.ticket.store.AuditDocument;
import io.keyward.ticket.store.HistoryDocument;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export of the histories: each entry's hash, its place behind the one before, each
 * page's digest and its place behind the page before. Whatever byte was altered, one of them is
 * wrong or the form is not ours.
 */
public final class CheckAudit {
  private static final Set<String> PAGE = Set.of("items", "previous", "cursor", "digest");

  private final Map<TicketId, HistoryEntry> last = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int entries;
  private String cursor = "";
  private String digest = "";

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
    if (!page.members().keySet().equals(PAGE) || !(page.object().get("items") instanceof List<?>)) {
      faults.add("Page " + number + " is no page of an audit export.");
      return;
    }
    List<Body> items = page.items("items");
    List<String> hashes = new ArrayList<>();
    for (Body item : items) {
      hashes.add(text(item, "hash"));
      item(item, "Page " + number + ", entry " + hashes.size());
    }
    follows(page, number);
    digest = AuditDocument.digest(text(page, "previous"), hashes, place(page));
    cursor = text(page, "cursor");
    String written = cursor.isEmpty() ? "" : new AuditCursor(place(page), digest).text();
    Map<String, @Nullable Object> asWritten =
        AuditDocument.page(
            items.stream().map(Body::object).toList(), text(page, "previous"), written, digest);
    if (!asWritten.equals(page.object())) {
      faults.add("Page " + number + ": its digest is not that of its entries.");
    }
  }

  /** A page that was left out is missed by the one that follows it. */
  private void follows(Body page, int number) {
    boolean first = number == 1;
    if (!text(page, "previous").equals(first ? "" : digest)) {
      faults.add(
          "Page "
              + number
              + (first ? " is not the first of its export." : " does not follow the one before."));
    } else if (!first && cursor.isEmpty()) {
      faults.add("Page " + number + " stands behind the last of its export.");
    }
  }

  private static String place(Body page) {
    try {
      return AuditCursor.parse(text(page, "cursor")).place();
    } catch (BadCursor e) {
      return "";
    }
  }

  private void item(Body item, String where) {
    entries++;
    try {
      entry(item, where);
    } catch (DateTimeException | NumberFormatException | NoSuchElementException e) {
      faults.add(where + " is not understood.");
    }
  }

  private void entry(Body item, String where) {
    HistoryEntry entry = HistoryDocument.read(item);
    TicketId ticket = TicketId.parse(text(item, "ticket")).orElseThrow();
    if (!AuditDocument.item(ticket, entry).equals(item.object())) {
      faults.add(where + " has not the parts of an entry as they are written.");
    }
    if (!entry.hash().equals(entry.hashFor(ticket.toString()))) {
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
