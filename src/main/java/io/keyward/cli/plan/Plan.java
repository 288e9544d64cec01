package io.keyward.cli.plan;

import io.keyward.cli.plan.file.BadPlan;
import io.keyward.cli.plan.file.Planned;
import io.keyward.cli.plan.file.PlannedResource;
import io.keyward.cli.plan.file.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Terraform plan as {@code terraform show -json} writes it: its resources as ARM bodies. */
public final class Plan {
  /** An unresolvable value in the form that counts as unclear. */
  static final String UNKNOWN = "[known after apply]";

  /** A state, which is no plan, has values. */
  private static final List<String> MARKS =
      List.of("planned_values", "resource_changes", "terraform_version", "configuration", "values");

  private Plan() {}

  /** Whether some JSON is a plan. */
  public static boolean is(Map<?, ?> json) {
    return json.get("format_version") instanceof String
        && MARKS.stream().anyMatch(json::containsKey);
  }

  /** The planned resources, each as a body; of types without one only their type. */
  public static List<Map<String, @Nullable Object>> bodies(Map<?, ?> json) throws BadPlan {
    Shape.check(json);
    return read(Planned.of(json)).stream().map(ArmBody::json).toList();
  }

  private static List<ArmBody> read(Planned planned) {
    Made made = new Made(planned);
    List<ArmBody> bodies = new ArrayList<>();
    for (PlannedResource resource : planned.resources()) {
      if (!Joined.isJoined(resource.type())) {
        bodies.add(
            Mappings.of(new Attributes(resource, made))
                .orElseGet(() -> ArmBody.skipped(resource.type())));
      }
    }
    Joined joined = new Joined(bodies);
    for (PlannedResource resource : planned.resources()) {
      if (Joined.isJoined(resource.type()) && !joined.join(new Attributes(resource, made))) {
        bodies.add(ArmBody.skipped(resource.type()));
      }
    }
    return bodies;
  }
}
