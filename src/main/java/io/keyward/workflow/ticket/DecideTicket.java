package io.keyward.workflow.ticket;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Judgements;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a person's decision on a ticket, however many others decide at the same moment. */
public final class DecideTicket {
  private static final Logger LOG = LoggerFactory.getLogger(DecideTicket.class);

  /** A request may not take longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int MOST = 500;

  private final TicketStore tickets;
  private final TicketDesk desk;
  private final Judgements judgements;
  private final PolicySource policies;
  private final Clock clock;

  /** Works on these. */
  public DecideTicket(
      TicketStore tickets,
      TicketDesk desk,
      Judgements judgements,
      PolicySource policies,
      Clock clock) {
    this.tickets = tickets;
    this.desk = desk;
    this.judgements = judgements;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Decides now.
   *
   * @throws TemporarilyUnavailable when too many others decide at the same time
   */
  public TicketDecision decide(TicketId id, TicketEvent.Decision decision) {
    Instant end = clock.instant().plus(PATIENCE);
    int attempt = 0;
    do {
      try {
        return attempt(id, decision);
      } catch (TicketConflict e) {
        LOG.atDebug().addKeyValue("ticket", id).log("Another writer was first");
        attempt++;
        letOthersGoFirst(attempt);
      }
    } while (clock.instant().isBefore(end) && attempt < MOST);
    throw new TemporarilyUnavailable("too many writers on one ticket", Duration.ofSeconds(1));
  }

  private TicketDecision attempt(TicketId id, TicketEvent.Decision decision) throws TicketConflict {
    Optional<Ticket> found = tickets.find(id);
    if (found.isEmpty()) {
      return new TicketDecision.Unknown();
    }
    Slot slot = tickets.slot(found.get().subject());
    Ticket ticket = slot.live().filter(live -> live.id().equals(id)).orElse(found.get());
    Next next = lifecycle().next(withAuthors(ticket), decision, clock.instant());
    if (next instanceof Next.Refused refused) {
      return new TicketDecision.Refused(refused.why(), refused.sentence());
    }
    if (next instanceof Next.Moved moved) {
      desk.save(slot, moved);
      return new TicketDecision.Made(moved.ticket());
    }
    return new TicketDecision.Made(ticket);
  }

  /** Who wrote while Azure was too busy to look is known to the judgement first. */
  private Ticket withAuthors(Ticket ticket) {
    return ticket.state().isLive()
        ? judgements
            .find(ticket.subject())
            .map(Judgement::authors)
            .map(ticket::writtenBy)
            .orElse(ticket)
        : ticket;
  }

  /**
   * A moment by chance, so that those who collided do not do so again; longer with each attempt.
   */
  private static void letOthersGoFirst(int attempt) {
    int most = Math.min(200, 5 * attempt);
    LockSupport.parkNanos(
        Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(most)).toNanos());
  }

  private Lifecycle lifecycle() {
    Policy policy = policies.current();
    return new Lifecycle(policy.settlingWindow(), policy.tickets().waivers().remindBefore());
  }
}
