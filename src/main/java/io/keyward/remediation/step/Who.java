package io.keyward.remediation.step;

import io.keyward.remediation.Staged;
import java.util.List;

/**
 * Who is to open the key.
 *
 * @param principal object id, or what a step will tell
 * @param steps what must be done before there is such a principal
 */
public record Who(String principal, List<Staged> steps) {
  /** Copies the list. */
  public Who {
    steps = List.copyOf(steps);
  }
}
