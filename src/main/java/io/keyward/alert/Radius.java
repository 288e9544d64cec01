package io.keyward.alert;

import java.util.List;

/**
 * The AI resources that stop with a subject.
 *
 * @param count how many there are
 * @param named ids of the first of them
 */
public record Radius(int count, List<String> named) {
  private static final int NAMED = 20;

  /** Copies the list. */
  public Radius {
    named = List.copyOf(named);
  }

  /** Nobody. */
  public static Radius none() {
    return new Radius(0, List.of());
  }

  /** Those of these ids, of which the first are named. */
  public static Radius of(List<String> ids) {
    return new Radius(ids.size(), ids.stream().sorted().limit(NAMED).toList());
  }
}
