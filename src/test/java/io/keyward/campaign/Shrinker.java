package io.keyward.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out whatever a failure does not need: halves first, then less, single steps at last. */
final class Shrinker {
  private static final int MOST_TRIES = 1_500;

  private final Predicate<Schedule> fails;
  private int tries;

  Shrinker(Predicate<Schedule> fails) {
    this.fails = fails;
  }

  Schedule shrink(Schedule schedule) {
    Schedule least = schedule;
    int chunk = Math.max(1, schedule.steps().size() / 2);
    while (chunk > 0 && tries < MOST_TRIES) {
      Schedule less = without(least, chunk);
      boolean again = less.steps().size() < least.steps().size() && chunk == 1;
      least = less;
      chunk = again ? 1 : chunk / 2;
    }
    return least;
  }

  private Schedule without(Schedule schedule, int chunk) {
    Schedule least = schedule;
    int at = 0;
    while (at < least.steps().size() && tries < MOST_TRIES) {
      List<Step> steps = new ArrayList<>(least.steps());
      steps.subList(at, Math.min(at + chunk, steps.size())).clear();
      Schedule less = least.with(steps);
      tries++;
      if (fails.test(less)) {
        least = less;
      } else {
        at += chunk;
      }
    }
    return least;
  }
}
