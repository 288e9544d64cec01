package io.keyward.workflow.ticket;

import io.keyward.ticket.Ticket;

/** The last look before a plan is begun. */
public interface PreFlight {

  /**
   * Whether the plan that would be made now is another one; then the ticket has it and is given
   * back.
   *
   * @throws io.keyward.inventory.TemporarilyUnavailable when the subject cannot be judged now
   */
  boolean isStale(Ticket ticket, String holder);
}
