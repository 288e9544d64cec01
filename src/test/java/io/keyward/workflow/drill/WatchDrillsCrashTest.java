package io.keyward.workflow.drill;

import static io.keyward.workflow.Drilling.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Alert;
import io.keyward.workflow.Boundaries;
import io.keyward.workflow.Drilling;
import io.keyward.workflow.Ports;
import io.keyward.workflow.alert.AlertDesk;
import io.keyward.workflow.ticket.DispatchOutbox;
import io.keyward.workflow.ticket.TicketDesk;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people hear of a drill when a process dies, or another one acts meanwhile. */
final class WatchDrillsCrashTest {
  private static final Duration LATER = Duration.ofMinutes(20);

  /** Dies at one boundary after the other of an approval, and everything after is a new process. */
  @Test
  void whereverItDiesTheApprovalIsToldExactlyOnce() {
    int boundary = 1;
    while (diesInAnApproval(boundary)) {
      boundary++;
    }
    assertThat(boundary).isGreaterThan(4);
  }

  private static boolean diesInAnApproval(int boundary) {
    try (ToldDrill news = new ToldDrill()) {
      Drilling drilling = news.drilling;
      drilling.request("req");
      news.messages();
      boolean died =
          Boundaries.dies(boundary, it -> approve(drilling, it.around(drilling.world.ports)));
      drilling.world.clock.pass(LATER);
      dispatch(drilling.world.ports);

      boolean approved = drilling.state().equals("approvedOnce");
      assertThat(news.messages()).as("at %s", boundary).hasSize(approved ? 2 : 1);
      return died;
    }
  }

  private static void approve(Drilling drilling, Ports ports) {
    new DecideDrill(
            ports, new DrillDesk(ports), drilling.world.policies, Optional.of(drilling.vault))
        .approve(drilling.id, actor("one"), drilling.drill().radius().hash(), "");
  }

  private static void dispatch(Ports ports) {
    TicketDesk outbox = new TicketDesk(ports.tickets(), ports.queue(), ports.clock());
    new DispatchOutbox(ports.tickets(), outbox, ports.clock()).dispatch();
  }

  @Test
  void whereverItDiesWhileTellingTheSweepTellsTheRest() {
    int boundary = 1;
    while (diesWhileTelling(boundary)) {
      boundary++;
    }
    assertThat(boundary).isGreaterThan(4);
  }

  private static boolean diesWhileTelling(int boundary) {
    try (ToldDrill news = new ToldDrill()) {
      Drilling drilling = news.drilling;
      drilling.request("req");
      drilling.world.forgetMessages();
      boolean died =
          Boundaries.dies(boundary, it -> tell(drilling, it.around(drilling.world.ports)));
      drilling.world.forgetMessages();
      news.sweep();

      assertThat(news.messages()).as("at %s", boundary).hasSize(1);
      return died;
    }
  }

  private static void tell(Drilling drilling, Ports ports) {
    new WatchDrills(ports, drilling.world.policies, new AlertDesk(ports, drilling.world.policies))
        .tell(drilling.id);
  }

  @Test
  void whoTellsOfAnEarlierStateDoesNotOpenItAgain() {
    int boundary = 1;
    while (isWithdrawnWhileTelling(boundary)) {
      boundary++;
    }
    assertThat(boundary).isGreaterThan(4);
  }

  private static boolean isWithdrawnWhileTelling(int boundary) {
    try (ToldDrill news = new ToldDrill()) {
      Drilling drilling = news.drilling;
      drilling.request("req");
      Boundaries boundaries = new Boundaries(boundary, () -> withdrawn(drilling));
      tell(drilling, boundaries.around(drilling.world.ports));
      if (boundaries.acted()) {
        assertThat(news.alert().filter(Alert::isOpen)).as("at %s", boundary).isEmpty();
        assertThat(news.messages().size()).as("at %s", boundary).isIn(0, 2);
      }
      return boundaries.acted();
    }
  }

  private static void withdrawn(Drilling drilling) {
    drilling.decide().withdraw(drilling.id, actor("req"), "");
    drilling.world.watchDrills.tell(drilling.id);
  }
}
