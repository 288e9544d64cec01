package io.keyward.workflow.waiver;

import io.keyward.compliance.WaiverScope;
import io.keyward.compliance.assess.WaiverDraft;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketStore;
import io.keyward.workflow.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks for a waiver of findings of one ticket, or accepts the one that was asked for. */
public final class WaiveTicket {
  private final TicketStore tickets;
  private final RequestWaiver request;

  /** Works on these. */
  public WaiveTicket(TicketStore tickets, RequestWaiver request) {
    this.tickets = tickets;
    this.request = request;
  }

  /** What is asked for. */
  public record Wish(List<String> rules, String reason, String compensatingControl, Instant until) {

    /** Copies the list. */
    public Wish {
      rules = List.copyOf(rules);
    }
  }

  /** Asks now. */
  public WaiverDecision waive(TicketId id, Wish wish, Person person) {
    Optional<Ticket> ticket = tickets.find(id);
    if (ticket.isEmpty()) {
      return new WaiverDecision.Unknown();
    }
    if (!ticket.get().state().isLive()) {
      return new WaiverDecision.Refused("This ticket is closed.");
    }
    if (!ticket.get().rules().containsAll(wish.rules())) {
      return new WaiverDecision.Refused("This ticket has no finding of one of these rules.");
    }
    WaiverDraft draft =
        new WaiverDraft(
            WaiverScope.of(ticket.get().subject()),
            wish.rules(),
            wish.reason(),
            wish.compensatingControl(),
            wish.until());
    return request.request(draft, person);
  }
}
