package io.keyward.compliance.assess;

import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.Waiver;
import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts waivers on an assessment: a violation stays one and bears its waiver; the verdict is {@code
 * waived} where all of them do.
 */
public final class AppliedWaivers {
  private final List<Waiver> waivers;
  private final Instant now;

  /** Of these waivers, those that hold now. */
  public AppliedWaivers(List<Waiver> waivers, Instant now) {
    this.waivers = List.copyOf(waivers);
    this.now = now;
  }

  /** The assessment with its waivers. */
  public Assessment on(Assessment assessment) {
    List<ResourceId> subjects = subjects(assessment);
    List<Result> results =
        assessment.results().stream().map(result -> waived(result, subjects)).toList();
    boolean accepted =
        assessment.verdict() == Verdict.NON_COMPLIANT
            && results.stream().filter(Result::isViolated).allMatch(Result::isWaived);
    return assessment.with(accepted ? Verdict.WAIVED : assessment.verdict(), results);
  }

  /** A verdict that is carried from an account or hub is waived with it. */
  private static List<ResourceId> subjects(Assessment assessment) {
    return List.of(
            assessment.resource().id(), assessment.carried() ? assessment.inheritedFrom() : "")
        .stream()
        .flatMap(id -> ResourceId.parse(id).stream())
        .toList();
  }

  private Result waived(Result result, List<ResourceId> subjects) {
    return result.isViolated()
        ? longest(result.rule(), subjects).map(result::under).orElse(result)
        : result;
  }

  private Optional<Waiver> longest(String rule, List<ResourceId> subjects) {
    return waivers.stream()
        .filter(waiver -> subjects.stream().anyMatch(id -> waiver.covers(rule, id, now)))
        .max(Comparator.comparing(waiver -> waiver.terms().until()));
  }

  /** Whether violations of all these rules on this subject are accepted now. */
  public boolean coverAll(List<String> rules, ResourceId subject) {
    return rules.stream().allMatch(rule -> longest(rule, List.of(subject)).isPresent());
  }
}
