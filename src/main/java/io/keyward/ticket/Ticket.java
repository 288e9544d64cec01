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

  /** The rules it has findings of. */
  public List<String> rules() {
    return findings.stream().map(Finding::rule).toList();
  }

  Ticket in(TicketState next, Instant now) {
    return new Ticket(id, subject, next, severity, findings, foundAt, now, version + 1);
  }

  Ticket with(Severity worst, List<Finding> found, Instant now) {
    return new Ticket(id, subject, state, worst, found, foundAt, now, version);
  }

  /** Whether it says the same, however old the reads are that told it. */
  boolean says(Severity worst, List<Finding> found) {
    return severity == worst
        && findings.size() == found.size()
        && IntStream.range(0, found.size())
            .allMatch(i -> findings.get(i).saysTheSameAs(found.get(i)));
  }
}
