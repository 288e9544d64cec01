package io.keyward.azure.store.form;

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
import io.keyward.ticket.store.HistoryDocument;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored form of tickets and their history, with the number of the form in every row. */
public final class TicketForm {
  static final int FORM = 2;

  /** A version that knows forms up to {@link #FORM} cannot read a ticket that is not required. */
  static final int NEWEST = 3;

  private TicketForm() {}

  public static String write(Ticket ticket) {
    return JsonText.write(
        new Document()
            .value("formVersion", form(ticket.state()))
            .text("id", ticket.id().toString())
            .text("subject", ticket.subject().toString())
            .value("state", StateForm.write(ticket.state()))
            .text("severity", ticket.severity().word())
            .list("findings", ticket.findings().stream().map(TicketForm::finding).toList())
            .list("authors", ticket.authors().stream().sorted().toList())
            .value("remedy", RemedyForm.write(ticket.remedy()))
            .text("foundAt", ticket.foundAt().toString())
            .text("changedAt", ticket.changedAt().toString())
            .value("version", ticket.version())
            .value("entries", ticket.revision().entries())
            .text("head", ticket.revision().head())
            .map());
  }

  private static int form(TicketState state) {
    boolean newer =
        state instanceof TicketState.Closed closed
            && closed.reason() == TicketState.Reason.NOT_REQUIRED;
    return newer ? NEWEST : FORM;
  }

  public static Ticket read(String text) throws BadJson {
    Body body = Body.of(JsonText.parseObject(text));
    return new Ticket(
        TicketId.parse(body.text("id")).orElseThrow(),
        ResourceId.of(body.text("subject")),
        StateForm.read(body.at("state")),
        severity(body.text("severity")),
        body.items("findings").stream().map(TicketForm::finding).toList(),
        body.items("authors").stream().map(Body::text).collect(Collectors.toSet()),
        RemedyForm.read(body.at("remedy")),
        new Ticket.Dates(
            Instant.parse(body.text("foundAt")), Instant.parse(body.text("changedAt"))),
        revision(body));
  }

  /** The form before 2026-11-22 had an entry for each version, and no hashes. */
  private static Ticket.Revision revision(Body body) {
    int version = Integer.parseInt(body.text("version"));
    int entries = body.given("entries").map(Integer::parseInt).orElse(version);
    return new Ticket.Revision(version, entries, body.text("head"));
  }

  public static String write(HistoryEntry entry) {
    return JsonText.write(
        HistoryDocument.on(new Document().value("formVersion", FORM), entry).map());
  }

  public static HistoryEntry readHistory(String text) throws BadJson {
    return HistoryDocument.read(Body.of(JsonText.parseObject(text)));
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
