package io.keyward.ticket;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One work item on one subject.
 *
 * @param authors ids and names of those who wrote the subject while it was violating, as events
 *     call them; in lower case
 * @param dates when the violation was seen first and the ticket changed last
 * @param revision how often it was written, and the end of its history
 */
public record Ticket(
    TicketId id,
    ResourceId subject,
    TicketState state,
    Severity severity,
    List<Finding> findings,
    Set<String> authors,
    Remedy remedy,
    Dates dates,
    Revision revision) {

  /**
   * When things happened.
   *
   * @param foundAt when the violation was seen first
   * @param changedAt when the ticket changed last
   */
  public record Dates(Instant foundAt, Instant changedAt) {}

  /**
   * Where a ticket is in its life.
   *
   * @param version grows by one with each write
   * @param entries how many entries its history has
   * @param head the hash of the last of them
   */
  public record Revision(int version, int entries, String head) {}

  /** Copies the collections. */
  public Ticket {
    findings = List.copyOf(findings);
    authors = Set.copyOf(authors);
  }

  /** The rules it has findings of. */
  public List<String> rules() {
    return findings.stream().map(Finding::rule).toList();
  }

  /** When the violation was seen first. */
  public Instant foundAt() {
    return dates.foundAt();
  }

  /** When it changed last. */
  public Instant changedAt() {
    return dates.changedAt();
  }

  /** How often it was written. */
  public int version() {
    return revision.version();
  }

  Ticket in(TicketState other) {
    return new Ticket(id, subject, other, severity, findings, authors, remedy, dates, revision);
  }

  Ticket with(Severity worst, List<Finding> found) {
    return new Ticket(id, subject, state, worst, found, authors, remedy, dates, revision);
  }

  Ticket with(Remedy other) {
    return new Ticket(id, subject, state, severity, findings, authors, other, dates, revision);
  }

  /** The same, with these among those who wrote the subject. */
  public Ticket writtenBy(Set<String> more) {
    Set<String> all = new TreeSet<>(authors);
    all.addAll(more);
    return new Ticket(id, subject, state, severity, findings, all, remedy, dates, revision);
  }

  /** The form that is written next. */
  Ticket written(Instant now, List<HistoryEntry> added) {
    String head = added.isEmpty() ? revision.head() : added.get(added.size() - 1).hash();
    Revision next = new Revision(revision.version() + 1, revision.entries() + added.size(), head);
    return new Ticket(
        id,
        subject,
        state,
        severity,
        findings,
        authors,
        remedy,
        new Dates(dates.foundAt(), now),
        next);
  }

  /** Whether it says the same, however old the reads are that told it. */
  boolean says(Severity worst, List<Finding> found) {
    return severity == worst
        && findings.size() == found.size()
        && IntStream.range(0, found.size())
            .allMatch(i -> findings.get(i).saysTheSameAs(found.get(i)));
  }
}
