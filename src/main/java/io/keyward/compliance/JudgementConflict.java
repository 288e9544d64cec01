package io.keyward.compliance;

/** Another writer was first; read again and judge anew. */
public final class JudgementConflict extends Exception {
  private static final long serialVersionUID = 1L;

  /** A sentence without data of the resource. */
  public JudgementConflict(String sentence) {
    super(sentence);
  }
}
