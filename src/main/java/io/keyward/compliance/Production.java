package io.keyward.compliance;

import io.keyward.inventory.Resource;
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

  static Production standard() {
    return new Production("Environment", List.of("Production", "Prod"));
  }
}
