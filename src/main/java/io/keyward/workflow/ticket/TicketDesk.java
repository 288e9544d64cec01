package io.keyward.workflow.ticket;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.ticket.Effect;
import io.keyward.ticket.Next;
import io.keyward.ticket.Slot;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes tickets and hands on what must follow. The effects are in the ticket's own transaction, so
 * that a crash before they were handed on loses nothing: the outbox's timer finds them.
 */
public final class TicketDesk {
  private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

  private final TicketStore tickets;
  private final InspectionQueue queue;
  private final Clock clock;

  /** Works on these. */
  public TicketDesk(TicketStore tickets, InspectionQueue queue, Clock clock) {
    this.tickets = tickets;
    this.queue = queue;
    this.clock = clock;
  }

  /** Writes a move on what was read. */
  public void save(Slot slot, Next.Moved moved) throws TicketConflict {
    tickets.save(slot, moved).forEach(this::handOnSoon);
    if (!moved.entries().isEmpty()) {
      LOG.atInfo()
          .addKeyValue("ticket", moved.ticket().id())
          .addKeyValue("resource", slot.subject().key())
          .addKeyValue("state", moved.ticket().state().word())
          .log("Ticket moved");
    }
  }

  /** Hands one effect on now where that can be done. */
  public void handOnSoon(TicketStore.Waiting waiting) {
    try {
      handOn(waiting);
    } catch (TemporarilyUnavailable e) {
      LOG.atWarn().addKeyValue("ticket", waiting.ticket()).log("The outbox's timer hands it on");
    }
  }

  /** Hands one effect on, and forgets it. */
  void handOn(TicketStore.Waiting waiting) {
    Duration waited = Duration.between(waiting.since(), clock.instant());
    Duration left = waiting.effect().delay().minus(waited.isNegative() ? Duration.ZERO : waited);
    ask(waiting.subject(), waiting.ticket().toString(), waiting.effect(), left);
    tickets.handedOn(waiting);
  }

  /** Asks for what an effect says. */
  void ask(ResourceId subject, String ticket, Effect effect, Duration delay) {
    queue.ask(inspection(subject, ticket, effect), delay.isNegative() ? Duration.ZERO : delay);
  }

  private static Inspection inspection(ResourceId subject, String ticket, Effect effect) {
    if (effect instanceof Effect.Drill) {
      return new Inspection.OfDrill(ticket);
    }
    if (effect instanceof Effect.TellOfDrill) {
      return new Inspection.OfDrillNews(ticket);
    }
    return effect instanceof Effect.Execute
        ? new Inspection.OfTicket(ticket)
        : new Inspection.OfResource(subject);
  }
}
