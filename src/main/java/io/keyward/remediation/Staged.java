package io.keyward.remediation;

import io.keyward.inventory.fact.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step with its place in a plan.
 *
 * @param on the resource that it changes
 * @param hcl the same for Terraform, in words of the provider azurerm
 */
public record Staged(Stage stage, Step step, Resource on, String hcl) {

  /** The same, made for these rules as well. */
  public Staged closing(List<String> rules) {
    List<String> all = new ArrayList<>(step.closes());
    rules.stream().filter(rule -> !all.contains(rule)).forEach(all::add);
    Step closing =
        new Step(
            step.id(),
            step.title(),
            all,
            step.change(),
            step.goal(),
            step.differences(),
            step.undo(),
            step.timing(),
            step.tells());
    return new Staged(stage, closing, on, hcl);
  }

  /**
   * Whether code that owns the resource would want to take it back; new resources are beside it.
   */
  public boolean drifts() {
    boolean assignment = step.change().url().contains("/roleAssignments/");
    return stage != Stage.KEY && !(stage == Stage.GRANT && assignment);
  }

  /** Whether it changes a vault itself, on which others depend. */
  public boolean isOnVault() {
    return stage == Stage.VAULT || step.change().url().contains("/accessPolicies/");
  }

  public static List<Staged> joined(List<Staged> first, List<Staged> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
