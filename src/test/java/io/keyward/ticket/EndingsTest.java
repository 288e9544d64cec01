package io.keyward.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.kpi.Ending;
import io.keyward.kpi.Lives;
import io.keyward.ticket.TicketState.Closed;
import io.keyward.ticket.TicketState.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a ticket ended can be read from its history alone, whatever state and event ended it. */
final class EndingsTest {
  private static final Instant FOUND = GivenTicket.FOUND;

  private static Ending told(HistoryEntry entry) {
    Lives lives = new Lives();
    lives.see("t", FOUND, "settling", "It was found.");
    lives.see("t", entry.at(), entry.to(), entry.why());
    return lives.all().get(0).ending();
  }

  private static Ending expected(TicketState state) {
    if (state instanceof TicketState.Resolved) {
      return Ending.RESOLVED;
    }
    if (!(state instanceof Closed closed)) {
      return Ending.NONE;
    }
    return closed.reason() == Reason.RESOLVED_EXTERNALLY
        ? Ending.RESOLVED_EXTERNALLY
        : closed.reason() == Reason.DELETED ? Ending.DELETED : Ending.OTHER;
  }

  @Test
  void everyEndOfEveryStateIsToldByItsEntry() {
    Lifecycle lifecycle = new Lifecycle(Duration.ofMinutes(15), Period.ofDays(14));
    List<Ending> seen = new ArrayList<>();
    for (var state : LifecycleCases.states().entrySet()) {
      for (TicketEvent event : LifecycleCases.events().values()) {
        Next next = lifecycle.next(state.getValue().get(), event, LifecycleCases.NOW);
        if (next instanceof Next.Moved moved && !moved.entries().isEmpty()) {
          seen.add(expected(moved.ticket().state()));
          assertThat(told(moved.entries().get(0)))
              .describedAs("%s, %s", state.getKey(), event)
              .isEqualTo(expected(moved.ticket().state()));
        }
      }
    }
    assertThat(seen).contains(Ending.values());
  }
}
