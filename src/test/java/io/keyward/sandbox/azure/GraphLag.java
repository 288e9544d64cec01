package io.keyward.sandbox.azure;

/** How many seconds Resource Graph is behind the resources themselves. */
final class GraphLag {
  private volatile long seconds;

  long seconds() {
    return seconds;
  }

  void set(long behind) {
    seconds = behind;
  }
}
