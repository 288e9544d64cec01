package io.keyward.inventory;

/** What is stored was written by a newer version, which alone may read and change it. */
public final class NewerForm extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** A sentence that names the row, both forms and the way out. */
  public NewerForm(String sentence) {
    super(sentence);
  }
}
