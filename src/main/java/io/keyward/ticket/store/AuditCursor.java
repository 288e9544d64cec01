package io.keyward.ticket.store;

import io.keyward.inventory.BadCursor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of an audit export begins and which page it follows.
 *
 * @param place the store's own cursor, "" for the beginning
 * @param previous the digest of the page before, "" for the first
 */
public record AuditCursor(String place, String previous) {
  private static final Pattern TEXT = Pattern.compile("(.+)([0-9a-f]{64})");

  /**
   * The cursor in a text that a page gave out; "" is the beginning.
   *
   * @throws BadCursor when it is none of ours
   */
  public static AuditCursor parse(String text) {
    if (text.isEmpty()) {
      return new AuditCursor("", "");
    }
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new BadCursor();
    }
    return new AuditCursor(parts.group(1), parts.group(2));
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    return place + previous;
  }
}
