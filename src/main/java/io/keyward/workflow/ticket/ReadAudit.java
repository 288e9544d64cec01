package io.keyward.workflow.ticket;

import io.keyward.inventory.Page;
import io.keyward.ticket.store.TicketStore;
import io.keyward.ticket.store.TicketStore.Told;

/** Reads the histories of all tickets, for an auditor. */
public final class ReadAudit {
  private final TicketStore store;

  /** Reads from this store. */
  public ReadAudit(TicketStore store) {
    this.store = store;
  }

  /** One page of entries, each ticket's in their order. */
  public Page<Told> page(int top, String cursor) {
    return store.histories(top, cursor);
  }
}
