package io.keyward.alert;

/** Another writer was first. */
public final class AlertConflict extends Exception {
  private static final long serialVersionUID = 1L;

  /** With its sentence. */
  public AlertConflict(String sentence) {
    super(sentence);
  }
}
