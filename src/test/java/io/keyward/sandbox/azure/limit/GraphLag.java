package io.keyward.sandbox.azure.limit;

/** How many seconds Resource Graph is behind the resources themselves. */
public final class GraphLag {
  private volatile long seconds;

  public long seconds() {
    return seconds;
  }

  public void set(long behind) {
    seconds = behind;
  }
}
