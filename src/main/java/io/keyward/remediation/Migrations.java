package io.keyward.remediation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Several replacements as one. */
public final class Migrations {
  private Migrations() {}

  /** Both, one after the other; what is equal counts once. */
  public static Migration together(Migration first, Migration second) {
    if (first.tasks().isEmpty() || second.tasks().isEmpty()) {
      return first.tasks().isEmpty() ? second : first;
    }
    List<Migration.Task> tasks = new ArrayList<>(first.tasks());
    second.tasks().stream()
        .filter(task -> tasks.stream().noneMatch(it -> it.id().equals(task.id())))
        .forEach(tasks::add);
    return new Migration(
        tasks,
        both(first.moves(), second.moves()),
        lines(first.bicep(), second.bicep()),
        lines(first.commands(), second.commands()),
        both(first.costs(), second.costs()));
  }

  /** As it is read back from a store, which keeps no blank ends. */
  public static Migration trimmed(Migration it) {
    return new Migration(
        it.tasks(), it.moves(), it.bicep().strip(), it.commands().strip(), it.costs());
  }

  private static List<String> both(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  private static String lines(String first, String second) {
    return first.equals(second) ? first : first + "\n" + second;
  }
}
