package io.keyward.remediation.planner;

import io.keyward.remediation.Expected;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds outside texts that would pass for the name of what an earlier step tells. */
final class Told {
  private static final String MARK = "{{";

  private Told() {}

  /** Whether each text with a mark is a name that one of these steps tells, and nothing else. */
  static boolean isAllTold(List<Staged> steps) {
    Set<String> names =
        steps.stream()
            .flatMap(staged -> staged.step().tells().keySet().stream())
            .map(name -> MARK + name + "}}")
            .collect(Collectors.toCollection(TreeSet::new));
    return steps.stream()
        .flatMap(staged -> texts(staged.step()))
        .allMatch(text -> !text.contains(MARK) || names.contains(text));
  }

  private static Stream<String> texts(Step step) {
    String path = step.change().url().replaceFirst("/roleAssignments/\\{\\{assignment}}\\?", "/?");
    return Stream.concat(Stream.of(path), Stream.concat(in(step.change().body()), in(step.goal())));
  }

  private static Stream<String> in(Goal goal) {
    if (goal instanceof Goal.Holds holds) {
      return holds.values().stream().map(Expected::value);
    }
    return goal instanceof Goal.Permits permits ? Stream.of(permits.objectId()) : Stream.empty();
  }

  private static Stream<String> in(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return Stream.concat(in(map.keySet()), in(map.values()));
    }
    if (value instanceof Collection<?> items) {
      return items.stream().flatMap(Told::in);
    }
    return value instanceof String text ? Stream.of(text) : Stream.empty();
  }
}
