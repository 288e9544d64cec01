package io.keyward.azure.store.form;

import io.keyward.azure.store.entity.Partitions;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.Sha256;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where things are in the one table: a partition per subscription, rows by kind and subject.
 *
 * <p>An ARM id cannot be a key (slashes), so subjects are named by a digest of their lower-case id
 * and rows keep the id as a property.
 */
public final class Rows {
  public static final String SLOT = "slot-";
  public static final String TICKET = "ticket-";
  public static final String DRILL = "drill-";
  public static final String HISTORY = "history-";
  public static final String RESOURCE = "resource-";
  public static final String KEY = "key-";
  public static final String ROTATION = "rotation-";
  public static final String WRITERS = "writers-";
  public static final String WAIVER = "waiver-";
  public static final String OUTBOX = "outbox-";
  public static final String ALERT = "alert-";
  public static final String NOTICE = "notice-";
  public static final String DEAD = "dead-";

  private static final String DIGESTED = "x-";
  private static final int CHUNK = 30_000;
  private static final int DIGEST = 32;

  private Rows() {}

  public static String partition(ResourceId id) {
    return partition(id.subscription());
  }

  /**
   * Subscription ids are GUIDs; anything else, and what means something else here, is reduced to
   * the characters a ticket id allows.
   */
  public static String partition(String subscriptionId) {
    String lower = subscriptionId.toLowerCase(Locale.ROOT);
    boolean taken = lower.equals(Partitions.REGISTER) || lower.startsWith(DIGESTED);
    return lower.matches("[a-z0-9-]{1,64}") && !taken ? lower : DIGESTED + digest(lower);
  }

  public static String subject(ResourceId id) {
    return digest(id.key());
  }

  public static String numbered(int number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }

  /** Text in properties of at most 30,000 characters each, below the table's 32,768. */
  public static Map<String, Object> chunks(String text) {
    Map<String, Object> chunks = new LinkedHashMap<>();
    int from = 0;
    while (from < text.length()) {
      int end = end(text, from);
      chunks.put("body" + chunks.size(), text.substring(from, end));
      from = end;
    }
    return chunks;
  }

  /** Never between the two halves of one character, which alone are no text. */
  private static int end(String text, int from) {
    int end = Math.min(text.length(), from + CHUNK);
    return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  public static String joined(Map<String, Object> properties) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; properties.get("body" + i) instanceof String chunk; i++) {
      text.append(chunk);
    }
    return text.toString();
  }

  /** A text of any length as a short one that a key may hold. */
  public static String digest(String text) {
    return Sha256.hex(text).substring(0, DIGEST);
  }
}
