package io.keyward.azure;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.ResourceId;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored form of tickets and their history, with the number of the form in every row. */
final class TicketForm {
  private static final int FORM = 1;

  private TicketForm() {}

  static String write(Ticket ticket) {
    return JsonText.write(
        new Document()
            .value("formVersion", FORM)
            .text("id", ticket.id().toString())
            .text("subject", ticket.subject().toString())
            .value("state", state(ticket.state()))
            .text("severity", ticket.severity().word())
            .list("findings", ticket.findings().stream().map(TicketForm::finding).toList())
            .text("foundAt", ticket.foundAt().toString())
            .text("changedAt", ticket.changedAt().toString())
            .value("version", ticket.version())
            .map());
  }

  static Ticket read(String text) throws BadJson {
    Body body = Body.of(JsonText.parseObject(text));
    return new Ticket(
        TicketId.parse(body.text("id")).orElseThrow(),
        ResourceId.of(body.text("subject")),
        state(body.at("state")),
        severity(body.text("severity")),
        body.items("findings").stream().map(TicketForm::finding).toList(),
        Instant.parse(body.text("foundAt")),
        Instant.parse(body.text("changedAt")),
        Integer.parseInt(body.text("version")));
  }

  static String write(HistoryEntry entry) {
    return JsonText.write(
        new Document()
            .value("formVersion", FORM)
            .value("number", entry.number())
            .text("at", entry.at().toString())
            .text("from", entry.from())
            .text("to", entry.to())
            .text("by", entry.by())
            .text("why", entry.why())
            .map());
  }

  static HistoryEntry readHistory(String text) throws BadJson {
    Body body = Body.of(JsonText.parseObject(text));
    return new HistoryEntry(
        Integer.parseInt(body.text("number")),
        Instant.parse(body.text("at")),
        body.text("from"),
        body.text("to"),
        body.text("by"),
        body.text("why"));
  }

  private static Map<String, @Nullable Object> state(TicketState state) {
    Document document = new Document().text("word", state.word());
    if (state instanceof TicketState.Settling settling) {
      document.text("until", settling.until().toString());
    }
    if (state instanceof TicketState.Waived waived) {
      document.text("until", waived.until().toString()).value("reminded", waived.reminded());
    }
    if (state instanceof TicketState.Closed closed) {
      document.text("reason", closed.reason().word());
    }
    return document.map();
  }

  private static TicketState state(Body body) {
    return switch (body.text("word")) {
      case "settling" -> new TicketState.Settling(Instant.parse(body.text("until")));
      case "awaitingApproval" -> new TicketState.AwaitingApproval();
      case "waived" ->
          new TicketState.Waived(Instant.parse(body.text("until")), body.isTrue("reminded"));
      case "closed" -> new TicketState.Closed(reason(body.text("reason")));
      default -> throw new IllegalStateException("a stored ticket has an unknown state");
    };
  }

  private static TicketState.Reason reason(String word) {
    return Arrays.stream(TicketState.Reason.values())
        .filter(reason -> reason.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static Severity severity(String word) {
    return Severity.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    return new Document()
        .text("rule", finding.rule())
        .text("severity", finding.severity().word())
        .text("message", finding.message())
        .text("observed", finding.observed())
        .text("expected", finding.expected())
        .list("evidence", finding.evidence().stream().map(TicketForm::evidence).toList())
        .map();
  }

  private static Finding finding(Body body) {
    return new Finding(
        body.text("rule"),
        severity(body.text("severity")),
        body.text("message"),
        body.text("observed"),
        body.text("expected"),
        body.items("evidence").stream().map(TicketForm::evidence).toList());
  }

  private static Map<String, @Nullable Object> evidence(Evidence evidence) {
    return new Document()
        .text("fact", evidence.fact())
        .text("read", evidence.read())
        .text("at", evidence.at())
        .map();
  }

  /** The form before 2026-11-22 kept a line of text. */
  private static Evidence evidence(Body item) {
    return item.isObject()
        ? new Evidence(item.text("fact"), item.text("read"), item.text("at"))
        : new Evidence(item.text(), "", "");
  }
}
