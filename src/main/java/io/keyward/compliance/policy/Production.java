package io.keyward.compliance.policy;

import io.keyward.inventory.fact.Resource;
import java.util.List;

/** What counts as production: a tag and the values that say so. */
public record Production(String tag, List<String> values) {

  /** Copies the list. */
  public Production {
    values = List.copyOf(values);
  }

  /** Whether a resource's own tag says production. */
  public boolean covers(Resource resource) {
    return Words.contains(values, resource.tag(tag).strip());
  }

  public static Production standard() {
    return new Production("Environment", List.of("Production", "Prod"));
  }
}
