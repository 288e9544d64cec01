package io.keyward.cli.plan.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a plan is built as Terraform builds it, so that a garbled one is not taken for empty. */
public final class Shape {
  private static final String VALUES = "planned_values";
  private static final String CHANGES = "resource_changes";

  private Shape() {}

  public static void check(Map<?, ?> plan) throws BadPlan {
    if (!plan.containsKey(VALUES) && !plan.containsKey(CHANGES)) {
      throw new BadPlan(
          "it has the form of Terraform's JSON and holds no planned_values; expected is what"
              + " terraform show -json writes of a plan");
    }
    list(plan, CHANGES);
    module(object(object(plan, VALUES), "root_module"));
  }

  private static void module(Map<?, ?> module) throws BadPlan {
    list(module, "resources");
    for (Object child : list(module, "child_modules")) {
      if (!(child instanceof Map<?, ?> below)) {
        throw new BadPlan("one of its child_modules is no JSON object");
      }
      module(below);
    }
  }

  private static Map<?, ?> object(Map<?, ?> holder, String name) throws BadPlan {
    @Nullable Object found = holder.get(name);
    if (holder.containsKey(name) && !(found instanceof Map<?, ?>)) {
      throw new BadPlan("its " + name + " are no JSON object");
    }
    return found instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Map<?, ?> holder, String name) throws BadPlan {
    @Nullable Object found = holder.get(name);
    if (found != null && !(found instanceof List<?>)) {
      throw new BadPlan("its " + name + " are no list");
    }
    return found instanceof List<?> list ? list : List.of();
  }
}
