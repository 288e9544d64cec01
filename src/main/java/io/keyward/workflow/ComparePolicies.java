package io.keyward.workflow;

import io.keyward.compliance.assess.AzurePolicy;
import io.keyward.inventory.Body;
import io.keyward.workflow.PolicyDifference.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays what Azure Policy says of resources beside what Keyward says, and tells why they differ. */
public final class ComparePolicies {
  private static final String REQUIRED = "cmk-required";

  private final Map<String, Judged> judged = new HashMap<>();
  private final Set<String> stated = new HashSet<>();
  private final Set<String> passing = new HashSet<>();
  private final List<PolicyDifference> differences = new ArrayList<>();
  private int compared;
  private int others;

  private ComparePolicies() {}

  /**
   * What was found.
   *
   * @param compared how many states were laid beside an outcome
   * @param others how many states are of definitions that no rule stands for
   */
  public record Findings(int compared, int others, List<PolicyDifference> differences) {
    /** Copies the list. */
    public Findings {
      differences = List.copyOf(differences);
    }

    /** Whether nothing is left without a reason. */
    public boolean isExplained() {
      return differences.stream().allMatch(PolicyDifference::isExplained);
    }
  }

  /** A resource or a vault of Keyward's report, and what each rule says of it. */
  private record Judged(Body body, Map<String, Body> outcomes) {
    static Judged of(Body body) {
      Map<String, Body> outcomes = new HashMap<>();
      body.items("outcomes").forEach(it -> outcomes.put(it.text("rule"), it));
      return new Judged(body, outcomes);
    }

    boolean isJudged() {
      return !outcomes.isEmpty();
    }
  }

  /** One state of Azure Policy. */
  private record State(String resource, String word, AzurePolicy policy) {
    boolean says(String other) {
      return word.equalsIgnoreCase(other);
    }
  }

  /**
   * Compares states of {@code az policy state list}, or rows of Resource Graph, with reports of
   * {@code evaluate} or {@code scan} in JSON.
   */
  public static Findings of(List<?> states, List<?> reports) {
    ComparePolicies comparison = new ComparePolicies();
    for (Object report : reports) {
      comparison.keep(Body.of(report));
    }
    states.forEach(state -> comparison.compare(Body.of(state)));
    comparison.rest();
    return new Findings(comparison.compared, comparison.others, comparison.differences);
  }

  private void keep(Body report) {
    for (String list : List.of("resources", "others")) {
      report.items(list).forEach(it -> judged.put(key(it.text("id")), Judged.of(it)));
    }
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private void compare(Body row) {
    Body state = row.text("complianceState").isEmpty() ? row.at("properties") : row;
    Optional<AzurePolicy> policy = AzurePolicy.ofName(name(state));
    if (policy.isEmpty()) {
      others++;
      return;
    }
    compare(new State(state.text("resourceId"), state.text("complianceState"), policy.get()));
  }

  private static String name(Body state) {
    String id = state.text("policyDefinitionId");
    return state
        .given("policyDefinitionName")
        .orElseGet(() -> id.substring(id.lastIndexOf('/') + 1));
  }

  private void compare(State state) {
    String rule = state.policy().rule();
    stated.add(key(state.resource()) + " " + rule);
    Judged resource = judged.get(key(state.resource()));
    Body outcome = resource == null ? Body.of(null) : outcome(resource, rule);
    if (resource == null || outcome.isEmpty()) {
      if (!state.says("Compliant")) {
        boolean vault = rule.equals("vault-recoverable");
        differs(state, Body.of(null), vault ? Reason.NOT_IN_USE : Reason.NOT_REPORTED);
      }
      return;
    }
    compared++;
    if (agree(state, outcome)) {
      boolean setting = rule.equals(REQUIRED) && state.says("Compliant");
      if (setting && outcome.text("outcome").equals("satisfied")) {
        passing.add(key(state.resource()));
      }
    } else {
      differs(state, outcome, reason(state, resource, outcome));
    }
  }

  private static Body outcome(Judged resource, String rule) {
    return resource.isJudged()
        ? resource.outcomes().getOrDefault(rule, Body.of(null))
        : Body.of(null);
  }

  private static boolean agree(State state, Body outcome) {
    boolean waived = !outcome.at("waiver").isEmpty();
    return switch (outcome.text("outcome")) {
      // Who is exempt may well comply.
      case "satisfied", "notApplicable" -> state.says("Compliant") || state.says("Exempt");
      case "violated" -> state.says(waived ? "Exempt" : "NonCompliant");
      default -> false;
    };
  }

  private static Reason reason(State state, Judged resource, Body outcome) {
    boolean compliant = state.says("Compliant");
    if (!compliant && !state.says("NonCompliant") && !state.says("Exempt")) {
      return Reason.POLICY_OPEN;
    }
    return switch (outcome.text("outcome")) {
      case "undetermined" -> Reason.UNDETERMINED;
      case "notApplicable" -> notAsked(state, outcome);
      case "violated" -> violated(state, resource.body(), outcome);
      default -> Reason.UNEXPLAINED;
    };
  }

  private static Reason notAsked(State state, Body outcome) {
    if (AzurePolicy.isUnsupported(outcome.text("message"))) {
      return Reason.NOT_SUPPORTED;
    }
    return state.policy().ignoresTags() ? Reason.CLASSIFICATION : Reason.NOT_ASKED;
  }

  private static Reason violated(State state, Body resource, Body outcome) {
    if (!outcome.at("waiver").isEmpty()) {
      return Reason.WAIVER;
    }
    if (state.says("Exempt")) {
      return Reason.EXEMPTION;
    }
    if (state.policy().leavesOut(resource.text("kind"), resource.text("location"))) {
      return Reason.EXCLUDED_KIND;
    }
    boolean enforced = !resource.text("encryption", "source").equals("platform");
    return state.policy().seesEnforcementAlone() && enforced ? Reason.OBJECTS : Reason.UNEXPLAINED;
  }

  private void differs(State state, Body outcome, Reason reason) {
    differences.add(
        new PolicyDifference(
            state.resource(),
            state.policy().rule(),
            state.policy().definition(),
            state.word(),
            outcome.text("outcome"),
            reason,
            outcome.text("message")));
  }

  /** What Keyward finds where Azure Policy says nothing, or says that all is well. */
  private void rest() {
    judged.forEach(
        (id, resource) ->
            resource.outcomes().values().stream()
                .filter(it -> it.text("outcome").equals("violated"))
                .sorted((a, b) -> a.text("rule").compareTo(b.text("rule")))
                .forEach(it -> alone(id, resource, it)));
    differences.sort(
        (a, b) -> (key(a.resource()) + a.rule()).compareTo(key(b.resource()) + b.rule()));
  }

  private void alone(String id, Judged resource, Body outcome) {
    String rule = outcome.text("rule");
    if (stated.contains(id + " " + rule)) {
      return;
    }
    if (rule.equals(REQUIRED)) {
      add(resource, outcome, Reason.NOT_ASSIGNED);
    } else if (passing.contains(id) && outcome.at("waiver").isEmpty()) {
      add(resource, outcome, Reason.BEHIND);
    }
  }

  private void add(Judged resource, Body outcome, Reason reason) {
    differences.add(
        new PolicyDifference(
            resource.body().text("id"),
            outcome.text("rule"),
            "",
            reason == Reason.BEHIND ? "Compliant" : "",
            outcome.text("outcome"),
            reason,
            outcome.text("message")));
  }
}
