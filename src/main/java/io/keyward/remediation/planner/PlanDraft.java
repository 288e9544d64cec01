package io.keyward.remediation.planner;

import io.keyward.compliance.policy.CodeOwned;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.Switch;
import io.keyward.remediation.CodePatch;
import io.keyward.remediation.LeftOpen;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Migrations;
import io.keyward.remediation.Ownership;
import io.keyward.remediation.Plan;
import io.keyward.remediation.PlanDocument;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.code.Bicep;
import io.keyward.remediation.step.Mended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the fixes of one subject together: equal steps once, in the order of their stages. */
final class PlanDraft {
  private static final String OFF = "Remediation is switched off for this rule in the policy.";

  private static final String FORGED =
      "A name or value holds {{, which in a plan stands for what an earlier step tells.";
  private static final String IN_PART =
      "No call closes a finding as long as what is left open stays so.";

  private final Policy policy;
  private final List<String> rules;
  private final Map<String, Staged> steps = new LinkedHashMap<>();
  private final List<LeftOpen> open = new ArrayList<>();
  private Migration migration = Migration.none();

  PlanDraft(Policy policy, List<String> rules) {
    this.policy = policy;
    this.rules = rules;
    rules.stream().filter(rule -> !isOn(rule)).forEach(it -> open.add(new LeftOpen(it, OFF)));
  }

  private boolean isOn(String rule) {
    return policy.switchOf(rule) == Switch.REMEDIATE;
  }

  /** The findings to make steps for: those that may be remediated, or all where none may. */
  List<String> planned() {
    List<String> on = rules.stream().filter(this::isOn).toList();
    return on.isEmpty() ? rules : on;
  }

  /** Adds what one fix comes to; a part of a fix closes nothing. */
  void add(String rule, Mended fix) {
    if (!Told.isAllTold(fix.steps())) {
      open.add(new LeftOpen(rule, FORGED));
      return;
    }
    boolean whole = fix.open().isEmpty() && !fix.steps().isEmpty();
    List<String> closes = whole ? List.of(rule) : List.of();
    fix.steps().forEach(step -> put(step.closing(closes)));
    fix.open().forEach(why -> open.add(new LeftOpen(rule, why)));
    if (!whole && fix.open().isEmpty()) {
      open.add(new LeftOpen(rule, "Nothing was found that a call could change."));
    }
    migration = Migrations.together(migration, fix.migration());
  }

  private void put(Staged step) {
    Staged there = steps.get(step.step().id());
    steps.put(step.step().id(), there == null ? step : there.closing(step.step().closes()));
  }

  List<Staged> steps() {
    return steps.values().stream().sorted(Comparator.comparing(Staged::stage)).toList();
  }

  /** The plan, resting on these facts. */
  Plan plan(List<String> observed, List<String> blastRadius) {
    List<Staged> ordered = steps();
    List<Step> all = ordered.stream().map(Staged::step).toList();
    Plan.Kind kind = kind(ordered);
    boolean code = kind == Plan.Kind.CODE;
    return new Plan(
        kind,
        kind == Plan.Kind.NONE ? "" : PlanDocument.hash(all, observed),
        note(kind, ordered),
        all,
        open,
        blastRadius,
        Migrations.trimmed(migration),
        code ? patches(ordered) : List.of());
  }

  private Plan.Kind kind(List<Staged> ordered) {
    boolean closing = ordered.stream().anyMatch(it -> !it.step().closes().isEmpty());
    boolean moving = !migration.tasks().isEmpty();
    if (ordered.isEmpty() && !moving) {
      return Plan.Kind.NONE;
    }
    if (moving && !closing) {
      return Plan.Kind.MIGRATION;
    }
    if (policy.codeOwned() == CodeOwned.PATCH && mark(ordered).isPresent()) {
      return Plan.Kind.CODE;
    }
    return closing && rules.stream().anyMatch(this::isOn)
        ? Plan.Kind.IN_PLACE
        : Plan.Kind.REPORT_ONLY;
  }

  private static Optional<String> mark(List<Staged> ordered) {
    return ordered.stream()
        .filter(Staged::drifts)
        .flatMap(it -> Ownership.mark(it.on()).stream())
        .findFirst();
  }

  private static List<CodePatch> patches(List<Staged> ordered) {
    String hcl = String.join("\n", ordered.stream().map(Staged::hcl).distinct().toList());
    return List.of(
        new CodePatch("bicep", Bicep.of(ordered.stream().map(Staged::step).toList()).strip()),
        new CodePatch("hcl", hcl.strip()));
  }

  private String note(Plan.Kind kind, List<Staged> ordered) {
    return switch (kind) {
      case IN_PLACE -> "It can be changed in place.";
      case REPORT_ONLY ->
          rules.stream().anyMatch(this::isOn) ? IN_PART : OFF.replace("this rule", "these rules");
      case MIGRATION -> "It cannot be changed in place; something must be created anew.";
      case CODE ->
          "It belongs to infrastructure code ("
              + mark(ordered).orElse("")
              + "), which must be changed.";
      case NONE -> "No call that Keyward knows closes these findings.";
    };
  }
}
