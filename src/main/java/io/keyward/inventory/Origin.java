package io.keyward.inventory;

/**
 * Where a fact comes from.
 *
 * @param read the read that told it, such as {@code GET ID (2026-02-01)}; "" where it was given by
 *     hand
 * @param at ISO 8601 moment of the read, "" for a file, which says nothing of its age
 */
public record Origin(String read, String at) {
  private static final Origin NONE = new Origin("", "");

  /** Nothing is known of where it comes from. */
  public static Origin none() {
    return NONE;
  }
}
