package io.keyward.ticket;

import java.time.Instant;

/** Where a ticket stands; each state holds only what that state has. */
public sealed interface TicketState {

  /** The word of the contracts. */
  String word();

  /** Whether it takes its subject's slot, so that no second ticket can open. */
  default boolean isLive() {
    return !(this instanceof Closed);
  }

  /**
   * A fresh violation that may still be mended by whoever is writing the resource.
   *
   * @param until when the ticket opens if the violation lasts
   */
  record Settling(Instant until) implements TicketState {
    @Override
    public String word() {
      return "settling";
    }
  }

  /** Open; somebody has to decide. */
  record AwaitingApproval() implements TicketState {
    @Override
    public String word() {
      return "awaitingApproval";
    }
  }

  /**
   * All its violations are accepted; it opens again by itself.
   *
   * @param until when the first of the waivers ends
   * @param reminded whether the end was announced
   */
  record Waived(Instant until, boolean reminded) implements TicketState {
    @Override
    public String word() {
      return "waived";
    }
  }

  /** Ended without Keyward's doing. */
  record Closed(Reason reason) implements TicketState {
    @Override
    public String word() {
      return "closed";
    }
  }

  /** Why a ticket was closed. */
  enum Reason {
    /** The violation was gone by somebody else's hand. */
    RESOLVED_EXTERNALLY("resolvedExternally"),
    /** The resource was deleted. */
    DELETED("deleted"),
    /** The violation was gone before the ticket opened; it is kept for the audit and not listed. */
    NEVER_OPENED("neverOpened");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The word of the contracts. */
    public String word() {
      return word;
    }
  }
}
