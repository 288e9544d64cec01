package io.keyward.workflow.ticket;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Step;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Bindings;
import io.keyward.remediation.run.Sent;
import io.keyward.remediation.run.StepRecord;
import io.keyward.remediation.run.StepRecord.Stage;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back what a plan did before one of its steps was refused, the last first.
 *
 * <p>As with a step itself, that a call is about to go out is written before, and a call that may
 * have gone out is never sent again.
 */
final class TakeBack {
  /** How long a call that was sent may take to show. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Where a step is that was done; what Azure was too busy to take back is done once more. */
  private static final Set<Stage> DONE = Set.of(Stage.DONE, Stage.UNDOING, Stage.UNDONE);

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

  /**
   * Takes back what can be.
   *
   * @param until when nothing more is begun
   * @return what stays, empty where this stretch ends before that is known
   */
  Optional<String> all(Ticket claimed, Instant until) {
    Ticket ticket = claimed;
    List<Step> steps = new ArrayList<>(ticket.remedy().plan().steps());
    Collections.reverse(steps);
    StringBuilder said = new StringBuilder();
    for (Step step : steps) {
      if (!wasOurs(ticket, step)) {
        continue;
      }
      if (step.undo() instanceof Step.Undo.By by) {
        Optional<Ticket> after = back(ticket, step, by, until);
        if (after.isEmpty()) {
          return Optional.empty();
        }
        ticket = after.get();
      }
      said.append(' ').append(sentence(step, recordOf(ticket, step)));
    }
    return Optional.of(said.toString());
  }

  /** What was so before, or came about by somebody else, is not ours to take back. */
  private static boolean wasOurs(Ticket ticket, Step step) {
    return ticket
        .remedy()
        .run()
        .of(step)
        .filter(record -> DONE.contains(record.stage()))
        .filter(record -> !record.note().equals(CarryOut.ALREADY))
        .isPresent();
  }

  private static StepRecord recordOf(Ticket ticket, Step step) {
    return ticket.remedy().run().of(step).orElseThrow();
  }

  private static String sentence(Step step, StepRecord record) {
    if (step.undo() instanceof Step.Undo.By) {
      return record.stage() == Stage.UNDONE
          ? "Step " + step.id() + " was taken back."
          : "Step " + step.id() + " could not be taken back.";
    }
    return step.undo() instanceof Step.Undo.Impossible impossible
        ? "Step " + step.id() + " stays: " + impossible.why()
        : "Step " + step.id() + " stays, which does no harm.";
  }

  /** The ticket to go on with, empty where Azure needs time or the ticket is somebody else's. */
  private Optional<Ticket> back(Ticket ticket, Step step, Step.Undo.By by, Instant until) {
    StepRecord record = recordOf(ticket, step);
    if (record.stage() == Stage.UNDONE) {
      return Optional.of(ticket);
    }
    Lookup<Body> read = read(ticket, by);
    if (isGone(ticket, by, read)) {
      return record(ticket, step, Stage.UNDONE, "It is as it was before.");
    }
    Instant now = clock.instant();
    if (record.stage() == Stage.UNDOING) {
      return now.isBefore(record.since().plus(PATIENCE))
          ? pause(ticket, CarryOut.LATER)
          : Optional.of(ticket);
    }
    return now.isBefore(until) && by.change().fits(read)
        ? record(ticket, step, Stage.UNDOING, "It is taken back.")
            .flatMap(it -> send(it, step, by, read))
        : Optional.of(ticket);
  }

  private Optional<Ticket> send(Ticket ticket, Step step, Step.Undo.By by, Lookup<Body> read) {
    Change change = bindings(ticket).in(by.change()).over(read);
    Sent sent = azure.send(change);
    if (sent instanceof Sent.Busy busy) {
      Duration again = CarryOut.atLeast(busy.retryAfter());
      String why = "Taking step " + step.id() + " back is put off: " + busy.why() + ".";
      claims.tell(ticket.id(), new TicketEvent.PutOff(holder, step.id(), again, why));
      return Optional.empty();
    }
    if (isGone(ticket, by, read(ticket, by))) {
      return record(ticket, step, Stage.UNDONE, "It is as it was before.");
    }
    return sent instanceof Sent.Refused ? Optional.of(ticket) : pause(ticket, CarryOut.SOON);
  }

  private Lookup<Body> read(Ticket ticket, Step.Undo.By by) {
    Goal goal = bindings(ticket).in(by.goal(), by.change());
    return azure.read(goal.plane(), goal.url());
  }

  private static boolean isGone(Ticket ticket, Step.Undo.By by, Lookup<Body> read) {
    return bindings(ticket).in(by.goal(), by.change()).in(read) == Goal.Progress.REACHED;
  }

  private static Bindings bindings(Ticket ticket) {
    return ticket.remedy().run().bindings();
  }

  /** Empty where the ticket is not ours any more: then somebody else takes back what is left. */
  private Optional<Ticket> record(Ticket ticket, Step step, Stage stage, String note) {
    StepRecord before = recordOf(ticket, step);
    StepRecord record =
        new StepRecord(step.id(), stage, before.triedSince(), clock.instant(), before.told(), note);
    return claims.tell(ticket.id(), new TicketEvent.Recorded(holder, record));
  }

  private Optional<Ticket> pause(Ticket ticket, Duration again) {
    claims.tell(ticket.id(), new TicketEvent.Waiting(holder, again));
    return Optional.empty();
  }
}
