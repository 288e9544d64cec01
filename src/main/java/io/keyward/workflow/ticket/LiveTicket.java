package io.keyward.workflow.ticket;

import io.keyward.compliance.Judgements;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.AppliedWaivers;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a subject's live ticket, if there is one, makes of an observation. */
public record LiveTicket(Slot slot) {

  /** What cannot be judged now must not stay accepted beyond its waiver, nor hide who wrote it. */
  public TicketEvent seen(TicketEvent event, AppliedWaivers accepted, Set<String> writers) {
    Optional<Ticket> live = slot.live();
    if (live.isEmpty() || !(event instanceof TicketEvent.FoundUnclear)) {
      return event;
    }
    Ticket ticket = live.get();
    if (ticket.state() instanceof TicketState.Waived) {
      boolean covered = accepted.coverAll(ticket.rules(), ticket.subject());
      return covered ? event : new TicketEvent.WaiverEnded();
    }
    return ticket.authors().containsAll(writers) ? event : new TicketEvent.WrittenBy(writers);
  }

  /** Whether it will not open by what is seen now, with some room for the look itself. */
  public boolean isSettling(Instant now, Duration window) {
    Instant soon = now.plus(Duration.ofMinutes(1));
    return slot.live()
        .map(Ticket::state)
        .map(state -> state instanceof TicketState.Settling it && soon.isBefore(it.until()))
        .orElse(soon.isBefore(now.plus(window)));
  }

  /** What is remembered may be older than the change that is to be proven. */
  public boolean isVerifying() {
    return slot.live()
        .map(Ticket::state)
        .filter(TicketState.Verifying.class::isInstance)
        .isPresent();
  }

  /** The subject is gone; a migration is done where the resource that took over is compliant. */
  public TicketEvent gone(Judgements judgements) {
    boolean replaced =
        slot.live()
            .map(Ticket::state)
            .filter(TicketState.Manual.class::isInstance)
            .map(state -> ((TicketState.Manual) state).progress().replacement())
            .flatMap(ResourceId::parse)
            .flatMap(judgements::find)
            .filter(judgement -> judgement.verdict() == Verdict.COMPLIANT)
            .isPresent();
    return replaced ? new TicketEvent.Replaced() : new TicketEvent.ResourceGone();
  }
}
