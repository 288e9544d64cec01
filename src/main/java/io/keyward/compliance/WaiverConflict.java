package io.keyward.compliance;

/** Another writer was first; read again and decide anew. */
public final class WaiverConflict extends Exception {
  private static final long serialVersionUID = 1L;

  /** A sentence without data of the waiver. */
  public WaiverConflict(String sentence) {
    super(sentence);
  }
}
