package io.keyward.workflow.ticket;

import io.keyward.ticket.Next;
import io.keyward.ticket.Ticket;

/** What became of a decision on a ticket. */
public sealed interface TicketDecision {

  /** It is so now, or was before. */
  record Made(Ticket ticket) implements TicketDecision {}

  /** It cannot be; nothing was changed. */
  record Refused(Next.Why why, String sentence) implements TicketDecision {}

  /** There is no such ticket. */
  record Unknown() implements TicketDecision {}
}
