package io.keyward.ticket;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.remediation.run.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What happened to a ticket or its subject: it was looked at, somebody decided, work went on. */
public sealed interface TicketEvent {

  /** The subject was looked at. */
  sealed interface Observation extends TicketEvent {}

  /** Somebody decided. */
  sealed interface Decision extends TicketEvent {
    /** Who. */
    Actor by();
  }

  /** The plan is being carried out. */
  sealed interface Labour extends TicketEvent {
    /** Who has the lease. */
    String holder();
  }

  /**
   * It was judged and violates rules.
   *
   * @param authors ids and names of those who wrote it since it was compliant
   * @param offer the plan that would mend it now
   */
  record FoundViolations(
      Severity severity, List<Finding> findings, Set<String> authors, Remedy offer)
      implements Observation {

    /** Copies the collections; there must be a finding. */
    public FoundViolations {
      findings = List.copyOf(findings);
      authors = Set.copyOf(authors);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("violations without a finding");
      }
    }
  }

  /**
   * It was judged and all its violations are accepted.
   *
   * @param until when the first of the waivers ends
   * @param why the waivers in one sentence
   */
  record FoundWaived(Severity severity, List<Finding> findings, Instant until, String why)
      implements Observation {

    /** Copies the list. */
    public FoundWaived {
      findings = List.copyOf(findings);
    }
  }

  /** It could not be judged now, and what was accepted before is not accepted any more. */
  record WaiverEnded() implements Observation {}

  /** It was judged and violates nothing. */
  record FoundClean() implements Observation {}

  /** Whatever was found is for no ticket of this subject any more; a sentence says why. */
  record NotRequired(String why) implements Observation {}

  /** It could not be judged now; that proves nothing. */
  record FoundUnclear() implements Observation {}

  /** It does not exist any more. */
  record ResourceGone() implements Observation {}

  /** It does not exist any more, and the resource that took over is compliant. */
  record Replaced() implements Observation {}

  /**
   * Somebody wrote it, and it could not be judged since.
   *
   * @param authors every id and name that the event calls them by
   */
  record WrittenBy(Set<String> authors) implements Observation {
    /** Copies the set. */
    public WrittenBy {
      authors = Set.copyOf(authors);
    }
  }

  /**
   * This plan is to be applied.
   *
   * @param delay how long after the last approval that is begun, where many are approved together
   */
  record Approve(Actor by, String planHash, String comment, Duration delay) implements Decision {

    /** To be applied at once. */
    public Approve(Actor by, String planHash, String comment) {
      this(by, planHash, comment, Duration.ZERO);
    }
  }

  /** Nothing is to be done. */
  record Reject(Actor by, String reason) implements Decision {}

  /** It is to be tried again. */
  record Retry(Actor by) implements Decision {}

  /** Something to keep with it. */
  record Comment(Actor by, String text) implements Decision {}

  /** A task of its migration is done, or is not after all. */
  record TaskDone(Actor by, String task, boolean done) implements Decision {}

  /** The resource that takes over. */
  record ReplacementNamed(Actor by, String id) implements Decision {}

  /** Somebody begins or goes on. */
  record Claimed(String holder, Instant until) implements Labour {}

  /** A step got somewhere. */
  record Recorded(String holder, StepRecord record) implements Labour {}

  /** A step's call did not count; it will be sent again. */
  record PutOff(String holder, String step, Duration again, String why) implements Labour {}

  /** Azure needs time. */
  record Waiting(String holder, Duration again) implements Labour {}

  /** All steps are done. */
  record Applied(String holder) implements Labour {}

  /** Nobody knows what became of a step. */
  record LostSight(String holder, String why) implements Labour {}

  /** A step was refused, and what could be taken back was. */
  record Broke(String holder, String why) implements Labour {}

  /** The state is not the one that the plan was made for. */
  record WentStale(String holder, Remedy offer, String why) implements Labour {}
}
