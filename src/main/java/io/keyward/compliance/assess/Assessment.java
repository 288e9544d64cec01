package io.keyward.compliance.assess;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything the rules say of one resource.
 *
 * @param classification the value of the policy's classification tag, "" where there is none
 * @param inheritedFrom the account or hub whose verdict it carries, "" for its own
 * @param carried whether that account or hub has the same requirement, so that its ticket is the
 *     one
 */
public record Assessment(
    Resource resource,
    String classification,
    boolean production,
    Verdict verdict,
    String inheritedFrom,
    boolean carried,
    List<Result> results) {

  /** Copies the list. */
  public Assessment {
    results = List.copyOf(results);
  }

  /** The violations. */
  public List<Finding> findings() {
    return results.stream().filter(Result::isViolated).map(Assessment::finding).toList();
  }

  /** The violations that nobody has accepted. */
  public List<Finding> openFindings() {
    return results.stream()
        .filter(result -> result.isViolated() && !result.isWaived())
        .map(Assessment::finding)
        .toList();
  }

  /** The violations that may open a ticket of this subject: what is inherited is another's. */
  public List<Finding> forTickets(Policy policy) {
    return forTickets(policy, result -> true);
  }

  /** Those of them that nobody has accepted. */
  public List<Finding> openForTickets(Policy policy) {
    return forTickets(policy, result -> !result.isWaived());
  }

  private List<Finding> forTickets(Policy policy, Predicate<Result> which) {
    return results.stream()
        .filter(Result::isViolated)
        .filter(it -> opensTicket(it, policy))
        .filter(which)
        .map(Assessment::finding)
        .toList();
  }

  /** The same with results that other assessments share. */
  public Assessment sharing(UnaryOperator<Result> shared) {
    return with(verdict, results.stream().map(shared).toList());
  }

  /** Whether a rule could not be decided. */
  public boolean isUnclear() {
    return results.stream().anyMatch(it -> it.outcome() instanceof Outcome.Undetermined);
  }

  /** Whether a rule that would open a ticket could not be decided, so that none may close. */
  public boolean isUnclearForTicket(Policy policy) {
    return results.stream()
        .filter(it -> it.outcome() instanceof Outcome.Undetermined)
        .anyMatch(it -> opensTicket(it, policy));
  }

  private boolean opensTicket(Result result, Policy policy) {
    return policy.switchOf(result.rule()).opensTickets() && (!carried || result.isOwn());
  }

  /** What accepts violations here, each once. */
  public List<Waiver> waivers() {
    return results.stream().flatMap(result -> result.waivedBy().stream()).distinct().toList();
  }

  Assessment with(Verdict other, List<Result> others) {
    return new Assessment(
        resource, classification, production, other, inheritedFrom, carried, others);
  }

  private static Finding finding(Result result) {
    Outcome.Violated violated = (Outcome.Violated) result.outcome();
    return new Finding(
        result.rule(),
        result.severity(),
        violated.message(),
        violated.observed(),
        violated.expected(),
        result.evidence());
  }

  /** The worst severity among the violations, informational where there is none. */
  public Severity severity() {
    return worst(findings());
  }

  /** The worst severity among these, informational where there is none. */
  public static Severity worst(List<Finding> findings) {
    return findings.stream()
        .map(Finding::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.INFORMATIONAL);
  }
}
