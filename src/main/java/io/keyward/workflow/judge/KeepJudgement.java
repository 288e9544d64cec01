package io.keyward.workflow.judge;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Judgements;
import io.keyward.compliance.Writers;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.AssessmentDocument;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.workflow.AskHeirs;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Ports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what a look found, and promises the next look where one is due. */
public final class KeepJudgement {
  /** A message due this soon may be the one at hand, seen by a clock that goes a little wrong. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  /** After a changed verdict: longer than any answer that was read before it can be on its way. */
  private static final Duration CONFIRMATION = Duration.ofMinutes(2);

  private final Judgements judgements;
  private final Writers writersOfUnjudged;
  private final InspectionQueue queue;
  private final AskHeirs heirs;
  private final Clock clock;

  public KeepJudgement(Ports ports) {
    this.judgements = ports.judgements();
    this.writersOfUnjudged = ports.writers();
    this.queue = ports.queue();
    this.heirs = new AskHeirs(ports);
    this.clock = ports.clock();
  }

  /** What there is to keep of a look. */
  public record Kept(Assessment assessment, Map<String, ?> more, Set<String> authors) {
    Map<String, @Nullable Object> document() {
      Map<String, @Nullable Object> document = AssessmentDocument.of(assessment);
      document.putAll(more);
      return document;
    }
  }

  /** Forgets what is not judged any more. */
  public void forget(ResourceId id, Optional<Judgement> before) throws JudgementConflict {
    if (before.isPresent()) {
      if (!ResourceKind.ofAi(id)) {
        // Whoever spoilt a key counts when it is used again.
        writersOfUnjudged.note(id, before.get().authors());
      }
      queue.ask(new Inspection.OfResource(id), CONFIRMATION);
      judgements.forget(before.get());
    }
  }

  /**
   * A changed verdict is confirmed by a later look: an inspection that read something newer, found
   * what was kept and wrote nothing leaves no version by which this one could notice it.
   */
  public void keep(Kept kept, Optional<Judgement> before, Instant recheckAt)
      throws JudgementConflict {
    Assessment assessment = kept.assessment();
    ResourceId id = ResourceId.of(assessment.resource().id());
    Judgement now =
        new Judgement(
            id,
            assessment.verdict(),
            kept.document(),
            kept.authors(),
            clock.instant(),
            recheckAt,
            before.map(Judgement::version).orElse(""));
    if (before.isPresent() && before.get().verdict() != now.verdict()) {
      queue.ask(new Inspection.OfResource(id), CONFIRMATION);
      heirs.ask(assessment.resource());
    }
    if (before.isEmpty() || !before.get().saysTheSameAs(now)) {
      judgements.keep(now);
    }
  }

  /** One promise per unfinished resource, however many events and sweeps ask for it. */
  public Instant recheckAt(ResourceId id, Duration wait, Optional<Judgement> before, Asked asked) {
    if (wait.isZero()) {
      return Instant.EPOCH;
    }
    Instant promised = before.map(Judgement::recheckAt).orElse(Instant.EPOCH);
    Instant now = clock.instant();
    Instant soon = asked == Asked.BY_EVENT ? now : now.plus(SLACK);
    boolean early = !promised.isAfter(now.plus(wait).plus(SLACK));
    if (promised.isAfter(soon) && early) {
      return promised;
    }
    queue.ask(new Inspection.OfResource(id), wait);
    return now.plus(wait);
  }
}
