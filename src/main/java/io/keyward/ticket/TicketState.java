package io.keyward.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a ticket stands; each state holds only what that state has. */
public sealed interface TicketState
    permits TicketState.Settling,
        TicketState.AwaitingApproval,
        TicketState.Approved,
        TicketState.Executing,
        TicketState.Verifying,
        TicketState.Resolved,
        TicketState.Rejected,
        TicketState.Manual,
        TicketState.Failed,
        TicketState.Waived,
        TicketState.Closed {

  /** The word of the contracts: the state's name. */
  default String word() {
    return word(getClass());
  }

  /** The words of all states, in the order of a ticket's life. */
  static List<String> words() {
    return Arrays.stream(TicketState.class.getPermittedSubclasses())
        .map(TicketState::word)
        .toList();
  }

  private static String word(Class<?> state) {
    String name = state.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Whether it takes its subject's slot, so that no second ticket can open. */
  default boolean isLive() {
    return !(this instanceof Closed) && !(this instanceof Resolved);
  }

  /**
   * A fresh violation that may still be mended by whoever is writing the resource.
   *
   * @param until when the ticket opens if the violation lasts
   */
  record Settling(Instant until) implements TicketState {}

  /** Open; somebody has to decide. */
  record AwaitingApproval() implements TicketState {}

  /** Its plan is to be applied. */
  record Approved() implements TicketState {}

  /** Its plan is being applied. */
  record Executing(Lease lease) implements TicketState {}

  /**
   * Its plan was applied, or nobody knows; the same check tells.
   *
   * @param until when it must be settled
   * @param doubt what is not known, "" where all steps are done
   */
  record Verifying(Instant until, String doubt) implements TicketState {}

  /** Its plan was applied, and the same check finds nothing any more. */
  record Resolved() implements TicketState {}

  /** Somebody decided that nothing is done. */
  record Rejected(String by, String reason) implements TicketState {}

  /** It cannot be fixed in place; people replace the resource. */
  record Manual(Progress progress) implements TicketState {}

  /** Its plan was not applied, or did not help. */
  record Failed(String why) implements TicketState {}

  /**
   * All its violations are accepted; it opens again by itself.
   *
   * @param until when the first of the waivers ends
   * @param reminded whether the end was announced
   */
  record Waived(Instant until, boolean reminded) implements TicketState {}

  /** Ended without Keyward's doing. */
  record Closed(Reason reason) implements TicketState {}

  /** Why a ticket was closed. */
  enum Reason {
    /** The violation was gone by somebody else's hand. */
    RESOLVED_EXTERNALLY("resolvedExternally"),
    /** The resource was deleted. */
    DELETED("deleted"),
    /** The violation was gone before the ticket opened; it is kept for the audit and not listed. */
    NEVER_OPENED("neverOpened"),
    /** What is violated is for no ticket any more, such as by the policy file; nobody mended it. */
    NOT_REQUIRED("notRequired");

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
