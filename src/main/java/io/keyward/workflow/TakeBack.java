package io.keyward.workflow;

import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.AzureChanges;
import io.keyward.remediation.Bindings;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Sent;
import io.keyward.remediation.Step;
import io.keyward.remediation.StepRecord;
import io.keyward.remediation.StepRecord.Stage;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Takes back what a plan did before one of its steps was refused, the last first. */
final class TakeBack {
  private final ClaimedTickets claims;
  private final AzureChanges azure;
  private final Clock clock;
  private final String holder;

  TakeBack(ClaimedTickets claims, AzureChanges azure, Clock clock, String holder) {
    this.claims = claims;
    this.azure = azure;
    this.clock = clock;
    this.holder = holder;
  }

  /** Takes back what can be, and says what stays. */
  String all(Ticket ticket) {
    List<Step> steps = new ArrayList<>(ticket.remedy().plan().steps());
    Collections.reverse(steps);
    StringBuilder said = new StringBuilder();
    for (Step step : steps) {
      if (ticket.remedy().run().isDone(step) && wasOurs(ticket, step)) {
        said.append(' ').append(one(ticket, step));
      }
    }
    return said.toString();
  }

  /** What was so before is not ours to take back. */
  private static boolean wasOurs(Ticket ticket, Step step) {
    return ticket
        .remedy()
        .run()
        .of(step)
        .filter(record -> !record.note().equals(CarryOut.ALREADY))
        .isPresent();
  }

  private String one(Ticket ticket, Step step) {
    if (step.undo() instanceof Step.Undo.By by) {
      return takeBack(ticket, step, by)
          ? "Step " + step.id() + " was taken back."
          : "Step " + step.id() + " could not be taken back.";
    }
    return step.undo() instanceof Step.Undo.Impossible impossible
        ? "Step " + step.id() + " stays: " + impossible.why()
        : "Step " + step.id() + " stays, which does no harm.";
  }

  private boolean takeBack(Ticket ticket, Step step, Step.Undo.By by) {
    Bindings known = ticket.remedy().run().bindings();
    Goal goal = known.in(by.goal(), by.change());
    try {
      Sent sent = azure.send(known.in(by.change()));
      boolean gone = goal.in(azure.read(goal.plane(), goal.url())) == Goal.Progress.REACHED;
      if (gone || sent instanceof Sent.Accepted) {
        StepRecord record =
            new StepRecord(
                step.id(), Stage.UNDONE, clock.instant(), clock.instant(), Map.of(), "Taken back.");
        claims.tell(ticket.id(), new TicketEvent.Recorded(holder, record));
      }
      return gone;
    } catch (TemporarilyUnavailable e) {
      return false;
    }
  }
}
