package io.keyward.ticket;

import java.util.Set;
import java.util.TreeSet;

/**
 * How far a migration is.
 *
 * @param done ids of the tasks that people said are done
 * @param replacement ARM id of the resource that takes over, "" as long as none is named
 */
public record Progress(Set<String> done, String replacement) {
  private static final Progress NONE = new Progress(Set.of(), "");

  /** Copies the set. */
  public Progress {
    done = Set.copyOf(done);
  }

  /** Nothing was done. */
  public static Progress none() {
    return NONE;
  }

  Progress with(String task, boolean isDone) {
    Set<String> changed = new TreeSet<>(done);
    if (isDone) {
      changed.add(task);
    } else {
      changed.remove(task);
    }
    return new Progress(changed, replacement);
  }

  Progress replacedBy(String id) {
    return new Progress(done, id);
  }
}
