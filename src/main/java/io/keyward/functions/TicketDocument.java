package io.keyward.functions;

import io.keyward.compliance.AssessmentDocument;
import io.keyward.inventory.Document;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketState;
import io.keyward.workflow.ReadTickets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket in the form of the API; {@code plan} is null as long as there is none. */
final class TicketDocument {
  private TicketDocument() {}

  static Map<String, @Nullable Object> of(ReadTickets.WithHistory found) {
    List<?> history = found.history().stream().map(TicketDocument::entry).toList();
    return document(found.ticket()).list("history", history).map();
  }

  private static Document document(Ticket ticket) {
    return new Document()
        .text("id", ticket.id().toString())
        .text("subject", ticket.subject().toString())
        .text("state", ticket.state().word())
        .text("severity", ticket.severity().word())
        .list("findings", ticket.findings().stream().map(AssessmentDocument::of).toList())
        .value("plan", null)
        .text("foundAt", ticket.foundAt().toString())
        .text("changedAt", ticket.changedAt().toString())
        .text("settlesAt", settlesAt(ticket.state()))
        .text("waivedUntil", waivedUntil(ticket.state()))
        .text("closedAs", closedAs(ticket.state()))
        .value("version", ticket.version());
  }

  private static String settlesAt(TicketState state) {
    return state instanceof TicketState.Settling settling ? settling.until().toString() : "";
  }

  private static String waivedUntil(TicketState state) {
    return state instanceof TicketState.Waived waived ? waived.until().toString() : "";
  }

  private static String closedAs(TicketState state) {
    return state instanceof TicketState.Closed closed ? closed.reason().word() : "";
  }

  private static Map<String, @Nullable Object> entry(HistoryEntry entry) {
    return new Document()
        .value("number", entry.number())
        .text("at", entry.at().toString())
        .text("from", entry.from())
        .text("to", entry.to())
        .text("by", entry.by())
        .text("why", entry.why())
        .map();
  }
}
