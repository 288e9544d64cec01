package io.keyward.workflow.judge;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an assessment means for the ticket of its subject.
 *
 * @param settling whether its ticket will not open yet, so that no plan is needed
 */
public record JudgedEvent(Remedies remedies, JudgeSubject.Judged judged, boolean settling) {
  /** A message can wait for seven days at most (Azure Queue Storage, read 2026-11-21). */
  private static final Duration LONGEST_WAIT = Duration.ofDays(6);

  private static final TicketEvent NOT_REQUIRED =
      new TicketEvent.NotRequired(
          "What was found is for no ticket here any more: the policy file says so, or another ticket has it.");

  /** Only what the policy file lets open tickets counts; what is inherited is another's ticket. */
  public TicketEvent of(Assessment assessment, Set<String> authors, Policy policy) {
    return switch (assessment.verdict()) {
      case NON_COMPLIANT -> violated(assessment, authors, policy);
      case WAIVED ->
          assessment.forTickets(policy).isEmpty()
              ? NOT_REQUIRED
              : waived(assessment, assessment.forTickets(policy));
      case COMPLIANT, NOT_SUPPORTED -> new TicketEvent.FoundClean();
      case PENDING -> new TicketEvent.FoundUnclear();
      case UNDETERMINED -> assessment.isUnclear() ? new TicketEvent.FoundUnclear() : NOT_REQUIRED;
    };
  }

  private TicketEvent violated(Assessment assessment, Set<String> authors, Policy policy) {
    List<Finding> findings = assessment.openForTickets(policy);
    if (!findings.isEmpty()) {
      return new TicketEvent.FoundViolations(
          Assessment.worst(findings),
          findings,
          authors,
          settling
              ? Remedies.later(assessment, policy)
              : remedies.offer(judged, assessment, policy));
    }
    return assessment.isUnclearForTicket(policy) ? new TicketEvent.FoundUnclear() : NOT_REQUIRED;
  }

  private static TicketEvent waived(Assessment assessment, List<Finding> findings) {
    List<Waiver> waivers = assessment.waivers();
    Instant until =
        waivers.stream()
            .map(waiver -> waiver.terms().until())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    String why =
        waivers.stream()
            .map(JudgedEvent::sentence)
            .collect(Collectors.joining(" ", "All violations are waived. ", ""));
    return new TicketEvent.FoundWaived(Assessment.worst(findings), findings, until, why);
  }

  private static String sentence(Waiver waiver) {
    Waiver.Signature approved = waiver.approved();
    return "Until "
        + waiver.terms().until()
        + ", asked for by "
        + waiver.requested().by()
        + ", approved by "
        + (approved == null ? "" : approved.by())
        + ": "
        + waiver.terms().reason();
  }

  /** When waivers must be looked at again: at their ends and reminders; zero without waivers. */
  public static Duration untilNextOf(List<Waiver> waivers, Period remindBefore, Instant now) {
    return waivers.stream()
        .map(waiver -> waiver.terms().until())
        .flatMap(until -> Stream.of(Lifecycle.reminderOf(until, remindBefore), until))
        .filter(now::isBefore)
        .map(moment -> Duration.between(now, moment))
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
