package io.keyward.remediation;

import java.util.List;

/**
 * How a resource that cannot be changed in place is replaced by one under a customer's key.
 *
 * @param tasks what is to be done, in order
 * @param moves what must move, each named by id or in words
 * @param bicep the compliant replacement
 * @param commands the same with {@code az}
 * @param costs what it will cost, in words
 */
public record Migration(
    List<Task> tasks, List<String> moves, String bicep, String commands, List<String> costs) {
  private static final Migration NONE = new Migration(List.of(), List.of(), "", "", List.of());

  /**
   * One thing to do.
   *
   * @param id unique in its migration and steady over its plans
   */
  public record Task(String id, String title) {}

  /** Copies the lists. */
  public Migration {
    tasks = List.copyOf(tasks);
    moves = List.copyOf(moves);
    costs = List.copyOf(costs);
  }

  /** No migration. */
  public static Migration none() {
    return NONE;
  }
}
