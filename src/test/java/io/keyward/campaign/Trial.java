package io.keyward.campaign;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a schedule led to.
 *
 * @param counts messages, changes of Azure, tickets
 */
record Trial(Schedule schedule, List<Violation> violations, int deaths, List<Integer> counts) {

  /** Lives through it. */
  static Trial of(Schedule schedule, Product product) {
    Run run = new Run(product);
    List<Violation> violations = violations(run, schedule);
    return new Trial(schedule, violations, run.deaths(), run.counts());
  }

  private static List<Violation> violations(Run run, Schedule schedule) {
    try {
      return run.of(schedule);
    } catch (RuntimeException e) {
      // Whatever a function throws beyond what the platform knows is a finding like any other.
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      String where = trace.toString().lines().limit(12).collect(Collectors.joining("\n"));
      return List.of(new Violation("threw " + e.getClass().getSimpleName(), where));
    }
  }

  /** Its promises that were broken. */
  Set<String> broken() {
    return violations.stream().map(Violation::promise).collect(Collectors.toSet());
  }

  /** The least schedule that breaks this promise. */
  Schedule shrunk(String promise, Product product) {
    return new Shrinker(less -> of(less, product).broken().contains(promise)).shrink(schedule);
  }
}
