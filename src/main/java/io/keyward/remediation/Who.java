package io.keyward.remediation;

import java.util.List;

/**
 * Who is to open the key.
 *
 * @param principal object id, or what a step will tell
 * @param steps what must be done before there is such a principal
 */
record Who(String principal, List<Staged> steps) {
  /** Copies the list. */
  Who {
    steps = List.copyOf(steps);
  }
}
