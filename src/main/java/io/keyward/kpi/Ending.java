package io.keyward.kpi;

/** How a ticket ended, as its history tells. */
public enum Ending {
  /** It has not ended. */
  NONE,
  /** Its plan was applied, or its subject was replaced, and the check found nothing any more. */
  RESOLVED,
  /** The violation was gone by somebody else's hand. */
  RESOLVED_EXTERNALLY,
  /** Its subject was deleted: nothing was remediated. */
  DELETED,
  /** It ended in another way, which is never counted as remediated. */
  OTHER;

  private static final String CLOSED = "closed";
  private static final String MENDED = "The same check found no violation any more.";
  private static final String GONE = "The resource was deleted.";

  /**
   * The ending that an entry of a history brings.
   *
   * @param to the state after
   * @param why the sentence of the entry, which says what closed it
   */
  static Ending of(String to, String why) {
    if (to.equals("resolved")) {
      return RESOLVED;
    }
    if (!to.equals(CLOSED)) {
      return NONE;
    }
    return why.equals(MENDED) ? RESOLVED_EXTERNALLY : why.equals(GONE) ? DELETED : OTHER;
  }

  /** Whether a violation was remedied by it. */
  boolean isRemedy() {
    return this == RESOLVED || this == RESOLVED_EXTERNALLY;
  }
}
