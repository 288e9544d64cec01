package io.keyward.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * One person's approval of a ticket's plan.
 *
 * @param names every id and name that events may call them by, in lower case
 */
public record Approval(String by, Instant at, String comment, Set<String> names) {

  /** Copies the set. */
  public Approval {
    names = Set.copyOf(names);
  }

  /** Whether one of these is a name of theirs. */
  public boolean isOf(Collection<String> others) {
    return others.stream()
        .map(other -> other.toLowerCase(Locale.ROOT))
        .anyMatch(other -> names.contains(other) || by.equalsIgnoreCase(other));
  }
}
