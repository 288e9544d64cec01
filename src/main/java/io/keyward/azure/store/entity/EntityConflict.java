package io.keyward.azure.store.entity;

/** Another writer was first: a row exists already, is gone, or has another version. */
public final class EntityConflict extends Exception {
  private static final long serialVersionUID = 1L;

  /** A sentence that names no property value. */
  public EntityConflict(String sentence) {
    super(sentence);
  }
}
