package io.keyward.azure.store.backup;

/** A table that is not copied, or a copy that is not taken; the message says why. */
public final class CopyRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String subject;

  CopyRefused(String subject, String sentence) {
    super(sentence);
    this.subject = subject;
  }

  /** The file or the table that it is about. */
  public String subject() {
    return subject;
  }

  /** Why. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
