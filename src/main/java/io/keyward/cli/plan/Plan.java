package io.keyward.cli.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Terraform plan as {@code terraform show -json} writes it: its resources as ARM bodies. */
public final class Plan {
  /** An unresolvable value in the form that counts as unclear. */
  static final String UNKNOWN = "[known after apply]";

  private final Planned planned;
  private final List<ArmBody> bodies = new ArrayList<>();
  private final Map<PlannedResource, ArmBody> byResource = new HashMap<>();

  private Plan(Planned planned) {
    this.planned = planned;
  }

  /** Whether some JSON is a plan. */
  public static boolean is(Map<?, ?> json) {
    return json.get("format_version") instanceof String
        && (json.get("planned_values") instanceof Map<?, ?>
            || json.get("resource_changes") instanceof List<?>);
  }

  /** The planned resources, each as a body; of types without one only their type. */
  public static List<Map<String, @Nullable Object>> bodies(Map<?, ?> json) {
    return new Plan(Planned.of(json)).read();
  }

  private List<Map<String, @Nullable Object>> read() {
    for (PlannedResource resource : planned.resources()) {
      Attributes attributes = new Attributes(resource, planned);
      if (!Joined.isJoined(resource.type())) {
        ArmBody body = Mappings.of(attributes).orElseGet(() -> ArmBody.skipped(resource.type()));
        bodies.add(body);
        byResource.put(resource, body);
      }
    }
    Joined joined = new Joined(bodies);
    for (PlannedResource resource : planned.resources()) {
      if (Joined.isJoined(resource.type()) && !joined.join(new Attributes(resource, planned))) {
        bodies.add(ArmBody.skipped(resource.type()));
      }
    }
    return bodies.stream().map(ArmBody::json).toList();
  }
}
