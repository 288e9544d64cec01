package io.keyward.ticket;

import java.time.Instant;

/** Where a ticket stands; each state holds only what that state has. */
public sealed interface TicketState {

  /** The word of the contracts. */
  String word();

  /** Whether it takes its subject's slot, so that no second ticket can open. */
  default boolean isLive() {
    return !(this instanceof Closed) && !(this instanceof Resolved);
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

  /** Its plan is to be applied. */
  record Approved() implements TicketState {
    @Override
    public String word() {
      return "approved";
    }
  }

  /** Its plan is being applied. */
  record Executing(Lease lease) implements TicketState {
    @Override
    public String word() {
      return "executing";
    }
  }

  /**
   * Its plan was applied, or nobody knows; the same check tells.
   *
   * @param until when it must be settled
   * @param doubt what is not known, "" where all steps are done
   */
  record Verifying(Instant until, String doubt) implements TicketState {
    @Override
    public String word() {
      return "verifying";
    }
  }

  /** Its plan was applied, and the same check finds nothing any more. */
  record Resolved() implements TicketState {
    @Override
    public String word() {
      return "resolved";
    }
  }

  /** Somebody decided that nothing is done. */
  record Rejected(String by, String reason) implements TicketState {
    @Override
    public String word() {
      return "rejected";
    }
  }

  /** It cannot be fixed in place; people replace the resource. */
  record Manual(Progress progress) implements TicketState {
    @Override
    public String word() {
      return "manual";
    }
  }

  /** Its plan was not applied, or did not help. */
  record Failed(String why) implements TicketState {
    @Override
    public String word() {
      return "failed";
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
