package io.keyward.functions.api;

import io.keyward.compliance.assess.AssessmentDocument;
import io.keyward.inventory.Document;
import io.keyward.remediation.Plan;
import io.keyward.remediation.PlanDocument;
import io.keyward.remediation.run.StepRecord;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketState;
import io.keyward.ticket.store.HistoryDocument;
import io.keyward.workflow.ticket.ReadTickets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket in the form of the API; {@code plan} is null where there is none. */
final class TicketDocument {
  private TicketDocument() {}

  static Map<String, @Nullable Object> of(ReadTickets.WithHistory found) {
    List<?> history =
        found.history().stream()
            .map(entry -> HistoryDocument.on(new Document(), entry).map())
            .toList();
    return document(found.ticket()).list("history", history).map();
  }

  private static Document document(Ticket ticket) {
    return new Document()
        .text("id", ticket.id().toString())
        .text("subject", ticket.subject().toString())
        .text("state", ticket.state().word())
        .text("severity", ticket.severity().word())
        .list("findings", ticket.findings().stream().map(AssessmentDocument::of).toList())
        .value("plan", plan(ticket))
        .value("approvalsNeeded", ticket.remedy().needed())
        .list("approvals", ticket.remedy().approvals().stream().map(ApprovalDocument::of).toList())
        .list("run", ticket.remedy().run().records().stream().map(TicketDocument::record).toList())
        .list("authors", ticket.authors().stream().sorted().toList())
        .value("migration", progress(ticket.state()))
        .text("failedBecause", failedBecause(ticket.state()))
        .text("foundAt", ticket.foundAt().toString())
        .text("changedAt", ticket.changedAt().toString())
        .text("settlesAt", settlesAt(ticket.state()))
        .text("waivedUntil", waivedUntil(ticket.state()))
        .text("closedAs", closedAs(ticket.state()))
        .value("version", ticket.version())
        .value("historyLength", ticket.revision().entries());
  }

  private static @Nullable Map<String, @Nullable Object> plan(Ticket ticket) {
    Plan plan = ticket.remedy().plan();
    return plan.equals(Plan.none()) ? null : PlanDocument.of(plan);
  }

  private static Map<String, @Nullable Object> record(StepRecord record) {
    return new Document()
        .text("step", record.step())
        .text("stage", record.stage().word())
        .text("since", record.since().toString())
        .text("note", record.note())
        .map();
  }

  private static @Nullable Map<String, @Nullable Object> progress(TicketState state) {
    return state instanceof TicketState.Manual manual
        ? new Document()
            .list("done", manual.progress().done().stream().sorted().toList())
            .text("replacement", manual.progress().replacement())
            .map()
        : null;
  }

  private static String failedBecause(TicketState state) {
    return state instanceof TicketState.Failed failed ? failed.why() : "";
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
}
