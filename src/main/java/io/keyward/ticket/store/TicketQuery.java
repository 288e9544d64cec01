package io.keyward.ticket.store;

import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketState;
import java.util.Locale;

/**
 * Which tickets to list; an empty part asks for all. Tickets that never opened are left out.
 *
 * @param subject the ARM id of a resource, compared without case
 */
public record TicketQuery(String state, String severity, String subject) {
  /** Takes a resource's id in the form that tickets carry. */
  public TicketQuery {
    subject = ResourceId.parse(subject).map(ResourceId::toString).orElse(subject);
  }

  /** Whether a ticket is asked for. */
  public boolean matches(Ticket ticket) {
    return hasOpened(ticket)
        && (state.isEmpty() || ticket.state().word().equalsIgnoreCase(state))
        && (severity.isEmpty() || ticket.severity().word().equalsIgnoreCase(severity))
        && (subject.isEmpty() || ticket.subject().key().equals(subject.toLowerCase(Locale.ROOT)));
  }

  private static boolean hasOpened(Ticket ticket) {
    return !(ticket.state() instanceof TicketState.Closed closed
        && closed.reason() == TicketState.Reason.NEVER_OPENED);
  }
}
