package io.keyward.workflow.inspect;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.port.KeyUses;
import io.keyward.workflow.judge.JudgeKey;
import io.keyward.workflow.judge.JudgeSubject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of a key that cannot be used that this is a drill. The violation, its ticket and its alert
 * stay what they are: a drill that nobody hears of would hide a real revocation.
 */
final class DrillNote {
  private static final String RULE = "cmk-key-usable";

  private final DrillStore drills;

  DrillNote(DrillStore drills) {
    this.drills = drills;
  }

  /** The same judgement, with the note where a drill is on. */
  JudgeSubject.Judged on(ResourceId subject, JudgeSubject.Judged judged) {
    Optional<Drill> drill =
        isUnusable(judged.assessment()) ? drill(subject, judged.use()) : Optional.empty();
    return drill
        .map(
            it ->
                new JudgeSubject.Judged(
                    judged.assessment().sharing(result -> noted(result, it)),
                    judged.use(),
                    judged.planning(),
                    judged.more()))
        .orElse(judged);
  }

  private static boolean isUnusable(Assessment assessment) {
    return assessment.results().stream().anyMatch(DrillNote::concerns);
  }

  private static boolean concerns(Result result) {
    return result.rule().equals(RULE) && result.outcome() instanceof Outcome.Violated;
  }

  private Optional<Drill> drill(ResourceId subject, Optional<KeyUses.Use> use) {
    return keys(subject, use)
        .flatMap(key -> drills.slot(key).live().stream())
        .filter(drill -> drill.state().isOn())
        .findFirst();
  }

  private static Stream<ResourceId> keys(ResourceId subject, Optional<KeyUses.Use> use) {
    return JudgeKey.isKey(subject)
        ? Stream.of(subject)
        : use.stream()
            .flatMap(
                it ->
                    it.on().stream()
                        .flatMap(id -> ResourceId.parse(id).stream())
                        .filter(DrillNote::isVault)
                        .flatMap(vault -> SweepVault.keyIn(vault, it.key().name()).stream()));
  }

  private static boolean isVault(ResourceId id) {
    return ResourceKind.ofType(id.type()).filter(ResourceKind::isVault).isPresent();
  }

  private static Result noted(Result result, Drill drill) {
    return concerns(result)
        ? new Result(
            result.rule(),
            result.severity(),
            noted((Outcome.Violated) result.outcome(), drill),
            result.evidence(),
            result.inheritedFrom(),
            result.waivedBy().orElse(null))
        : result;
  }

  private static Outcome noted(Outcome.Violated violated, Drill drill) {
    boolean disabled = violated.message().contains("disabled");
    return new Outcome.Violated(
        (disabled ? "This is a drill (" : "A drill is on as well (")
            + drill.id()
            + "). "
            + violated.message(),
        violated.observed(),
        violated.expected());
  }
}
