package io.keyward.workflow;

import io.keyward.remediation.Plan;
import io.keyward.remediation.Step;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Approves equal plans of several tickets, one after the other with a pause in between. */
public final class ApproveTickets {
  /** So many at once. */
  public static final int MOST = 20;

  private final TicketStore tickets;
  private final DecideTicket decide;
  private final Runnable pause;

  /**
   * Decides on tickets of this store.
   *
   * @param pause waits between two approvals, so that not all changes begin in one moment
   */
  public ApproveTickets(TicketStore tickets, DecideTicket decide, Runnable pause) {
    this.tickets = tickets;
    this.decide = decide;
    this.pause = pause;
  }

  /** A ticket and the hash of the plan that was seen. */
  public record Choice(TicketId ticket, String planHash) {}

  /** What became of all. */
  public sealed interface Outcome {

    /** Each was decided on by itself, in the order asked for. */
    record Decided(List<Decision> decisions) implements Outcome {
      /** Copies the list. */
      public Decided {
        decisions = List.copyOf(decisions);
      }
    }

    /** None was; the sentence says why. */
    record Refused(String sentence) implements Outcome {}
  }

  /** What became of one. */
  public record Decision(TicketId ticket, TicketDecision outcome) {}

  /** Approves them for this person. */
  public Outcome approve(List<Choice> choices, Actor actor, String comment) {
    if (choices.isEmpty() || choices.size() > MOST) {
      return new Outcome.Refused("From 1 to " + MOST + " tickets can be approved at once.");
    }
    if (choices.stream().map(Choice::ticket).distinct().count() < choices.size()) {
      return new Outcome.Refused("A ticket is named twice.");
    }
    if (choices.stream().map(this::shape).distinct().count() > 1) {
      return new Outcome.Refused(
          "Only tickets with equal plans, of the same kind and steps, can be approved at once.");
    }
    List<Decision> decisions = new ArrayList<>();
    for (Choice choice : choices) {
      if (!decisions.isEmpty()) {
        pause.run();
      }
      TicketEvent.Approve event = new TicketEvent.Approve(actor, choice.planHash(), comment);
      decisions.add(new Decision(choice.ticket(), decide.decide(choice.ticket(), event)));
    }
    return new Outcome.Decided(decisions);
  }

  private Optional<String> shape(Choice choice) {
    return tickets.find(choice.ticket()).map(Ticket::remedy).map(remedy -> shape(remedy.plan()));
  }

  /** Plans of one shape are equal as far as one approval of several goes. */
  public static String shape(Plan plan) {
    return plan.kind().word()
        + ":"
        + String.join(",", plan.steps().stream().map(Step::id).toList());
  }
}
