package io.keyward.ticket;

import io.keyward.inventory.ResourceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subject's single place for a live ticket, as it was read. */
public final class Slot {
  private final ResourceId subject;
  private final TicketId nextId;
  private final @Nullable Ticket live;
  private final String token;

  private Slot(ResourceId subject, TicketId nextId, @Nullable Ticket live, String token) {
    this.subject = subject;
    this.nextId = nextId;
    this.live = live;
    this.token = token;
  }

  /** A free slot; the token is the store's proof of what it read. */
  public static Slot free(ResourceId subject, TicketId nextId, String token) {
    return new Slot(subject, nextId, null, token);
  }

  /** A taken slot. */
  public static Slot taken(Ticket live, TicketId nextId, String token) {
    return new Slot(live.subject(), nextId, live, token);
  }

  /** The subject. */
  public ResourceId subject() {
    return subject;
  }

  /** The id that a ticket opened now will have. */
  public TicketId nextId() {
    return nextId;
  }

  /** The live ticket. */
  public Optional<Ticket> live() {
    return Optional.ofNullable(live);
  }

  /** The store's proof of what it read. */
  public String token() {
    return token;
  }
}
