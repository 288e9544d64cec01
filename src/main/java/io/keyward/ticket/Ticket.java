package io.keyward.ticket;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One work item on one subject.
 *
 * @param foundAt when the violation was seen first
 * @param changedAt when the ticket changed last
 * @param version grows by one with each change; also the number of its history entries
 */
public record Ticket(
    TicketId id,
    ResourceId subject,
    TicketState state,
    Severity severity,
    List<Finding> findings,
    Instant foundAt,
    Instant changedAt,
    int version) {

  /** Copies the list. */
  public Ticket {
    findings = List.copyOf(findings);
  }

  Ticket in(TicketState next, Instant now) {
    return new Ticket(id, subject, next, severity, findings, foundAt, now, version + 1);
  }

  Ticket with(TicketEvent.FoundViolations found, Instant now) {
    return new Ticket(
        id, subject, state, found.severity(), found.findings(), foundAt, now, version);
  }

  /** Whether it carries these already, however old the reads are that told them. */
  boolean says(TicketEvent.FoundViolations found) {
    return severity == found.severity()
        && findings.size() == found.findings().size()
        && IntStream.range(0, findings.size())
            .allMatch(i -> findings.get(i).saysTheSameAs(found.findings().get(i)));
  }
}
