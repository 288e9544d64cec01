package io.keyward.inventory;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What the reads of one body found in another JSON type than they take: a list, an object or a
 * scalar in place of another. Such a value is there and tells nothing, which is not the same as
 * nothing being there.
 */
final class Misreads {
  private final Set<String> odd = new ConcurrentSkipListSet<>();
  private final Set<String> expressions = new ConcurrentSkipListSet<>();
  private final Set<String> dealtWith = new ConcurrentSkipListSet<>();

  void odd(String path) {
    odd.add(path);
  }

  /** An expression stands where a list or an object is taken. */
  void expression(String path) {
    expressions.add(path);
  }

  /** Whoever read there knows that it is an expression. */
  void dealtWith(String path) {
    dealtWith.add(path);
  }

  /** The paths that nobody dealt with, in order. */
  List<String> paths() {
    Set<String> open = new ConcurrentSkipListSet<>(expressions);
    open.removeAll(dealtWith);
    open.addAll(odd);
    return List.copyOf(open);
  }
}
