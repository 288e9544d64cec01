package io.keyward.inventory;

/** A cursor that no list of ours gave out. */
public final class BadCursor extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Always the same sentence. */
  public BadCursor() {
    super("the cursor is none of ours");
  }
}
