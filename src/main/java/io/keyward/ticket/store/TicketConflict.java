package io.keyward.ticket.store;

/** Another writer was first; read again and decide anew. */
public final class TicketConflict extends Exception {
  private static final long serialVersionUID = 1L;

  /** A sentence without data of the ticket. */
  public TicketConflict(String sentence) {
    super(sentence);
  }
}
