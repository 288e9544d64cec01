package io.keyward.workflow.ticket;

import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.ticket.Effect;
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
import java.time.Period;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes on a ticket how far its plan is carried out; only who has the lease may. */
public final class ClaimedTickets {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimedTickets.class);
  private static final int ATTEMPTS = 50;

  /** What a lease and a record do does not depend on the policy. */
  private static final Lifecycle LIFECYCLE = new Lifecycle(Duration.ZERO, Period.ZERO);

  private final TicketStore tickets;
  private final TicketDesk desk;
  private final Clock clock;

  /** Works on these. */
  public ClaimedTickets(TicketStore tickets, TicketDesk desk, Clock clock) {
    this.tickets = tickets;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Puts an event on the ticket.
   *
   * @return the ticket as it is now, empty where the lease is another's or the ticket has ended
   */
  public Optional<Ticket> tell(TicketId id, TicketEvent.Labour labour) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return attempt(id, labour);
      } catch (TicketConflict e) {
        LOG.atDebug().addKeyValue("ticket", id).log("Another writer was first");
      }
    }
    throw new TemporarilyUnavailable("too many writers on one ticket", Duration.ofSeconds(1));
  }

  private Optional<Ticket> attempt(TicketId id, TicketEvent.Labour labour) throws TicketConflict {
    Optional<Ticket> found = tickets.find(id);
    if (found.isEmpty() || !found.get().state().isLive()) {
      return Optional.empty();
    }
    Slot slot = tickets.slot(found.get().subject());
    Optional<Ticket> live = slot.live().filter(it -> it.id().equals(id));
    if (live.isEmpty()) {
      return Optional.empty();
    }
    Next next = LIFECYCLE.next(live.get(), labour, clock.instant());
    if (next instanceof Next.Moved moved) {
      desk.save(slot, moved);
      return Optional.of(moved.ticket());
    }
    return next instanceof Next.Unchanged ? live : Optional.empty();
  }

  /** Asks to be called again when the lease that is in the way has ended. */
  public void comeBack(Ticket ticket) {
    tickets
        .find(ticket.id())
        .ifPresent(
            now ->
                Lifecycle.effectsOf(now, clock.instant()).stream()
                    .filter(Effect.Execute.class::isInstance)
                    .forEach(
                        effect ->
                            desk.ask(now.subject(), now.id().toString(), effect, effect.delay())));
  }
}
