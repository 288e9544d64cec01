package io.keyward.console;

import io.keyward.compliance.Verdict;
import io.keyward.ticket.Ticket;
import io.keyward.workflow.kpi.Tally;
import java.time.Duration;
import java.util.stream.Stream;

/** The figures of the overview. */
record OverviewView(Tally tally) {
  int resources() {
    return tally.verdicts().values().stream().mapToInt(Integer::intValue).sum();
  }

  int of(Verdict verdict) {
    return tally.verdicts().getOrDefault(verdict, 0);
  }

  int inState(String state) {
    return tally.states().getOrDefault(state, 0);
  }

  String oldestAge() {
    return tally
        .oldest()
        .map(it -> Says.span(Duration.between(it.foundAt(), tally.at())))
        .orElse("–");
  }

  Stream<Ticket> oldest() {
    return tally.oldest().stream();
  }

  boolean hasHistory() {
    return tally.days().stream().anyMatch(day -> day.opened() + day.ended() > 0);
  }

  boolean isEmpty() {
    return resources() == 0 && tally.live() == 0 && !hasHistory();
  }
}
