package io.keyward.workflow.inspect;

import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Run;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketState;
import io.keyward.ticket.store.TicketStore;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ticket.CarryOut;
import io.keyward.workflow.ticket.ClaimedTickets;
import io.keyward.workflow.ticket.PreFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out an approved plan, a stretch at a time: each message of the queue claims the ticket,
 * goes on where the record ends, and gives the ticket back where Azure needs time.
 */
public final class ExecuteTicket {
  private static final Logger LOG = LoggerFactory.getLogger(ExecuteTicket.class);

  /** Longer than one stretch and the longest call in it. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  private static final Duration LEAST = Duration.ofSeconds(10);

  private final TicketStore tickets;
  private final ClaimedTickets claims;
  private final PreFlight look;
  private final Optional<AzureChanges> azure;
  private final Clock clock;
  private final Supplier<String> holders;

  /** Works on these. */
  public ExecuteTicket(Ports ports, ClaimedTickets claims, FreshLook look, Changing changing) {
    this(ports, claims, (PreFlight) look, changing);
  }

  public ExecuteTicket(Ports ports, ClaimedTickets claims, PreFlight look, Changing changing) {
    this.tickets = ports.tickets();
    this.claims = claims;
    this.look = look;
    this.azure = changing.azure();
    this.clock = ports.clock();
    this.holders = changing.holders();
  }

  /**
   * What it needs to change Azure.
   *
   * @param azure empty where no identity may change Azure; then nothing is carried out
   * @param holders a new name for each stretch of work
   */
  public record Changing(Optional<AzureChanges> azure, Supplier<String> holders) {}

  /** Goes on with a ticket, if there is anything to carry out. */
  public void carryOn(TicketId id) {
    Optional<Ticket> found = tickets.find(id).filter(ExecuteTicket::hasWork);
    if (found.isEmpty()) {
      return;
    }
    if (azure.isEmpty()) {
      LOG.atError().addKeyValue("ticket", id).log("Nothing may be changed: no identity for it");
      return;
    }
    String holder = holders.get();
    Optional<Ticket> claimed =
        claims.tell(id, new TicketEvent.Claimed(holder, clock.instant().plus(LEASE)));
    if (claimed.isPresent()) {
      stretch(claimed.get(), holder, azure.get());
    } else {
      claims.comeBack(found.get());
    }
  }

  private static boolean hasWork(Ticket ticket) {
    return ticket.state() instanceof TicketState.Approved
        || ticket.state() instanceof TicketState.Executing;
  }

  private void stretch(Ticket ticket, String holder, AzureChanges changes) {
    try {
      boolean fresh = !ticket.remedy().run().isBegun();
      if (fresh && look.isStale(ticket, holder)) {
        return;
      }
      new CarryOut(claims, changes, clock, holder).go(ticket);
    } catch (TemporarilyUnavailable e) {
      Duration again = e.retryAfter().compareTo(LEAST) > 0 ? e.retryAfter() : LEAST;
      claims.tell(
          ticket.id(),
          isOver(ticket.id())
              ? new TicketEvent.LostSight(holder, "Azure gave no answer for an hour.")
              : new TicketEvent.Waiting(holder, again));
    }
  }

  /** Of a plan that was begun, whether nothing has come of it for longer than Azure may be busy. */
  private boolean isOver(TicketId id) {
    Instant limit = clock.instant().minus(CarryOut.BUSY_PATIENCE);
    return tickets
        .find(id)
        .map(ticket -> ticket.remedy().run())
        .filter(Run::isBegun)
        .filter(run -> run.records().stream().allMatch(it -> it.since().isBefore(limit)))
        .isPresent();
  }
}
