package io.keyward.sandbox.store;

/** The sandbox's database could not do its work. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailure(Throwable cause) {
    super("The sandbox's database failed.", cause);
  }
}
