package io.keyward.campaign;

import io.keyward.campaign.Instance.Ended;
import io.keyward.ticket.Actor;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketState;
import io.keyward.workflow.ticket.TicketDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** People who decide on tickets as they see them. */
final class Decisions {
  private static final List<String> PEOPLE = List.of("ann", "bob", "dan", "eve", "fay");

  private final Site site;
  private int comments;

  Decisions(Site site) {
    this.site = site;
  }

  /** Somebody decides on one of the open tickets. */
  void decide(Instance at, int person, int what, int which) {
    List<Ticket> open =
        Oracle.all(site.tickets).stream().filter(it -> it.state().isLive()).toList();
    if (open.isEmpty()) {
      return;
    }
    Ticket ticket = open.get(which % open.size());
    String name = PEOPLE.get(person % PEOPLE.size());
    TicketEvent.Decision decision = decision(new Actor(name, Set.of()), what, ticket);
    List<TicketDecision> answers = new ArrayList<>();
    Ended ended = at.call(process -> answers.add(process.decide().decide(ticket.id(), decision)));
    boolean refused = !answers.isEmpty() && !(answers.get(0) instanceof TicketDecision.Made);
    boolean approves =
        decision instanceof TicketEvent.Approve
            && ticket.state() instanceof TicketState.AwaitingApproval;
    if (approves && !refused) {
      site.ledger.approved(ticket);
    }
    if (ended == Ended.DONE && !refused) {
      acknowledged(ticket, name, decision, approves);
    }
  }

  private TicketEvent.Decision decision(Actor by, int what, Ticket ticket) {
    return switch (what % 12) {
      case 7 -> new TicketEvent.Reject(by, "no");
      case 8, 9 -> new TicketEvent.Retry(by);
      case 10 -> {
        comments++;
        yield new TicketEvent.Comment(by, "comment " + comments);
      }
      case 11 -> new TicketEvent.Approve(by, "another", "");
      default -> new TicketEvent.Approve(by, ticket.remedy().plan().hash(), "");
    };
  }

  private void acknowledged(
      Ticket ticket, String name, TicketEvent.Decision decision, boolean approves) {
    List<HistoryEntry> history = site.tickets.history(ticket.id());
    if (decision instanceof TicketEvent.Comment comment
        && history.stream().noneMatch(it -> it.why().contains(comment.text()))) {
      lost(ticket, name + "'s " + comment.text());
    }
    if (approves && history.stream().noneMatch(it -> it.by().equals(name))) {
      lost(ticket, name + "'s approval");
    }
    if (approves && site.ledger.authors(ticket.subject().toString()).contains(name)) {
      site.ledger.seen.add(
          new Violation("duties", name + " wrote and approved " + ticket.subject().name()));
    }
    if (!history.isEmpty()) {
      site.ledger.promises.add(new Ledger.Promise(ticket.id(), history.get(history.size() - 1)));
    }
  }

  private void lost(Ticket ticket, String what) {
    site.ledger.seen.add(
        new Violation("acknowledged", what + " is not in the history of " + ticket.id()));
  }
}
