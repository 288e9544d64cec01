package io.keyward.compliance;

import java.util.List;
import java.util.Optional;

/** The catalogue: adding a check is one class and one line here. */
public final class Rules {
  private static final List<Rule> ALL = List.of(new CmkRequired());

  private Rules() {}

  /** All rules, in the order they are reported. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule with this id, ignoring case. */
  public static Optional<Rule> byId(String id) {
    return ALL.stream().filter(rule -> rule.id().equalsIgnoreCase(id.strip())).findFirst();
  }
}
