package io.keyward.compliance;

import java.util.List;

/** What counts as production: a tag and the values that say so. */
public record Production(String tag, List<String> values) {

  /** Copies the list. */
  public Production {
    values = List.copyOf(values);
  }

  static Production standard() {
    return new Production("Environment", List.of("Production", "Prod"));
  }
}
