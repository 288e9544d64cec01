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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One stretch of carrying out a claimed ticket's plan.
 *
 * <p>Before a call goes out, that it is about to is written; a call that may have gone out is never
 * sent again. What became of it is read from its goal, and where that does not show in time, the
 * rules are asked instead.
 */
public final class CarryOut {
  /** How long a call without an answer may take to show. */
  public static final Duration UNKNOWN_PATIENCE = Duration.ofMinutes(3);

  /** How long Azure may be at it beyond what is expected. */
  private static final Duration ACCEPTED_PATIENCE = Duration.ofMinutes(10);

  /** How long Azure may be busy with a resource before that counts as a refusal. */
  public static final Duration BUSY_PATIENCE = Duration.ofHours(1);

  /** A trigger's work ends within 20 seconds; one call may take most of it. */
  private static final Duration STRETCH = Duration.ofSeconds(8);

  static final String ALREADY = "It was so already.";
  private static final String NEVER_READY = "Azure was never ready for it.";

  static final Duration SOON = Duration.ofSeconds(10);
  public static final Duration LATER = Duration.ofSeconds(30);

  private final ClaimedTickets claims;
  private final AzureChanges azure;
  private final Clock clock;
  private final String holder;
  private final Instant end;

  public CarryOut(ClaimedTickets claims, AzureChanges azure, Clock clock, String holder) {
    this.claims = claims;
    this.azure = azure;
    this.clock = clock;
    this.holder = holder;
    this.end = clock.instant().plus(STRETCH);
  }

  /** Goes on until all is done, Azure needs time, or the ticket is somebody else's. */
  public void go(Ticket claimed) {
    Optional<Ticket> ticket = Optional.of(claimed);
    while (ticket.isPresent()) {
      Ticket now = ticket.get();
      Optional<StepRecord> refused = now.remedy().run().refused();
      if (refused.isPresent()) {
        takeBack(now, refused.get());
        return;
      }
      Optional<Step> next =
          now.remedy().plan().steps().stream()
              .filter(step -> !now.remedy().run().isDone(step))
              .findFirst();
      if (next.isEmpty()) {
        claims.tell(now.id(), new TicketEvent.Applied(holder));
        return;
      }
      if (!clock.instant().isBefore(end)) {
        claims.tell(now.id(), new TicketEvent.Waiting(holder, Duration.ofSeconds(1)));
        return;
      }
      ticket = work(now, next.get());
    }
  }

  /** Once a step was refused there is no way but back. */
  private void takeBack(Ticket ticket, StepRecord refused) {
    new TakeBack(claims, azure, clock, holder)
        .all(ticket, refused.since().plus(BUSY_PATIENCE))
        .ifPresent(
            left -> {
              String why = "Step " + refused.step() + " was refused. " + refused.note() + left;
              claims.tell(ticket.id(), new TicketEvent.Broke(holder, why.strip()));
            });
  }

  /** The ticket to go on with, empty where this stretch ends. */
  private Optional<Ticket> work(Ticket ticket, Step step) {
    Bindings known = ticket.remedy().run().bindings();
    Goal goal = known.in(step.goal(), step.change());
    Lookup<Body> read = azure.read(goal.plane(), goal.url());
    Goal.Progress progress = goal.in(read);
    if (progress == Goal.Progress.REACHED) {
      return record(ticket, step, Stage.DONE, told(step, read), doneNote(ticket, step));
    }
    Optional<StepRecord> record = ticket.remedy().run().of(step);
    if (record.isEmpty() || record.get().stage() == Stage.PUT_OFF) {
      return begin(ticket, step, progress, read);
    }
    return record.get().stage() == Stage.ACCEPTED
        ? accepted(ticket, step, record.get(), progress)
        : unknown(ticket, step, record.get());
  }

  /** What no call of ours was sent for, or none that counted, somebody else did. */
  private static String doneNote(Ticket ticket, Step step) {
    boolean ours =
        ticket
            .remedy()
            .run()
            .of(step)
            .filter(record -> record.stage() != Stage.PUT_OFF)
            .isPresent();
    return ours ? "" : ALREADY;
  }

  private static Map<String, String> told(Step step, Lookup<Body> read) {
    Map<String, String> told = new LinkedHashMap<>();
    if (read instanceof Lookup.Found<Body> found) {
      step.tells().forEach((name, path) -> told.put(name, found.value().text(path.split("\\."))));
    }
    return told;
  }

  private Optional<Ticket> begin(
      Ticket ticket, Step step, Goal.Progress progress, Lookup<Body> read) {
    if (progress == Goal.Progress.UNDER_WAY) {
      return notReady(ticket, step);
    }
    if (progress == Goal.Progress.NOT_KNOWN || !step.change().fits(read)) {
      return refuse(ticket, step, "What step " + step.id() + " changes cannot be read.");
    }
    Instant known = takesEffectUntil(ticket);
    if (step.change().removesAccess() && clock.instant().isBefore(known)) {
      return pause(ticket, Duration.between(clock.instant(), known));
    }
    Optional<Ticket> begun = record(ticket, step, Stage.BEGUN, Map.of(), step.title());
    return begun.flatMap(it -> send(it, step, read));
  }

  /** Azure is at something else with it: that is waiting too, for as long as being busy is. */
  private Optional<Ticket> notReady(Ticket ticket, Step step) {
    String why = "Azure is still at something else with what step " + step.id() + " changes.";
    if (isOver(ticket, step)) {
      return refuse(ticket, step, why + " " + NEVER_READY);
    }
    return ticket.remedy().run().of(step).isPresent()
        ? pause(ticket, LATER)
        : record(ticket, step, Stage.PUT_OFF, Map.of(), why).flatMap(it -> pause(it, LATER));
  }

  private Optional<Ticket> send(Ticket ticket, Step step, Lookup<Body> read) {
    Change change = ticket.remedy().run().bindings().in(step.change()).over(read);
    Sent sent = azure.send(change);
    if (sent instanceof Sent.Accepted) {
      return record(ticket, step, Stage.ACCEPTED, Map.of(), "Azure took it on.")
          .flatMap(it -> look(it, step));
    }
    if (sent instanceof Sent.Busy busy) {
      return putOff(ticket, step, atLeast(busy.retryAfter()), "Put off: " + busy.why() + ".");
    }
    if (sent instanceof Sent.Refused refused) {
      return refused(ticket, step, refused);
    }
    return pause(ticket, LATER);
  }

  /** Once at once, as most calls count when they are answered. */
  private Optional<Ticket> look(Ticket ticket, Step step) {
    Goal goal = ticket.remedy().run().bindings().in(step.goal(), step.change());
    Lookup<Body> read = azure.read(goal.plane(), goal.url());
    return goal.in(read) == Goal.Progress.REACHED
        ? record(ticket, step, Stage.DONE, told(step, read), "")
        : pause(ticket, SOON);
  }

  /** A grant counts everywhere only after minutes; until then the refusal means nothing. */
  private Optional<Ticket> refused(Ticket ticket, Step step, Sent.Refused refused) {
    boolean authorisation = refused.status() == 400 || refused.status() == 403;
    return authorisation && clock.instant().isBefore(takesEffectUntil(ticket))
        ? putOff(
            ticket, step, LATER, "Put off: a grant of this plan may not be known everywhere yet.")
        : refuse(ticket, step, refused.why());
  }

  private static Instant takesEffectUntil(Ticket ticket) {
    Instant latest = Instant.EPOCH;
    for (Step step : ticket.remedy().plan().steps()) {
      Instant known =
          ticket
              .remedy()
              .run()
              .of(step)
              .filter(record -> record.stage() == Stage.DONE)
              .map(record -> record.since().plus(step.timing().takesEffect()))
              .orElse(Instant.EPOCH);
      latest = known.isAfter(latest) ? known : latest;
    }
    return latest;
  }

  private Optional<Ticket> unknown(Ticket ticket, Step step, StepRecord record) {
    return clock.instant().isBefore(record.since().plus(UNKNOWN_PATIENCE))
        ? pause(ticket, LATER)
        : lost(ticket, "Nobody knows what became of step " + step.id() + ".");
  }

  private Optional<Ticket> accepted(
      Ticket ticket, Step step, StepRecord record, Goal.Progress progress) {
    if (progress == Goal.Progress.FAILED) {
      return refuse(ticket, step, "Azure took step " + step.id() + " on and then failed.");
    }
    Duration patience = step.timing().expected().multipliedBy(3).plus(ACCEPTED_PATIENCE);
    return clock.instant().isBefore(record.since().plus(patience))
        ? pause(ticket, SOON)
        : lost(ticket, "Azure took step " + step.id() + " on and does not come to an end.");
  }

  private Optional<Ticket> refuse(Ticket ticket, Step step, String why) {
    return record(ticket, step, Stage.REFUSED, Map.of(), why);
  }

  private Optional<Ticket> lost(Ticket ticket, String why) {
    claims.tell(ticket.id(), new TicketEvent.LostSight(holder, why));
    return Optional.empty();
  }

  private Optional<Ticket> pause(Ticket ticket, Duration again) {
    claims.tell(ticket.id(), new TicketEvent.Waiting(holder, again));
    return Optional.empty();
  }

  private Optional<Ticket> putOff(Ticket ticket, Step step, Duration again, String why) {
    if (isOver(ticket, step)) {
      return refuse(ticket, step, NEVER_READY + " " + why);
    }
    claims.tell(ticket.id(), new TicketEvent.PutOff(holder, step.id(), again, why));
    return Optional.empty();
  }

  private Optional<Ticket> record(
      Ticket ticket, Step step, Stage stage, Map<String, String> told, String note) {
    StepRecord record =
        new StepRecord(step.id(), stage, triedSince(ticket, step), clock.instant(), told, note);
    return claims.tell(ticket.id(), new TicketEvent.Recorded(holder, record));
  }

  private boolean isOver(Ticket ticket, Step step) {
    return !clock.instant().isBefore(triedSince(ticket, step).plus(BUSY_PATIENCE));
  }

  private Instant triedSince(Ticket ticket, Step step) {
    return ticket.remedy().run().of(step).map(StepRecord::triedSince).orElse(clock.instant());
  }

  public static Duration atLeast(Duration wait) {
    return wait.compareTo(SOON) < 0 ? SOON : wait;
  }
}
