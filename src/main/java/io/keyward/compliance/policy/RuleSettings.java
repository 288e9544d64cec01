package io.keyward.compliance.policy;

import io.keyward.compliance.RuleIds;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far Keyward goes with each rule, and how bad its violations are.
 *
 * @param switches one for every rule; {@code ticket} where none is given
 */
public record RuleSettings(Map<String, Switch> switches, Severities severities) {
  static final Switch STANDARD = Switch.TICKET;

  /** Gives every rule its switch. */
  public RuleSettings {
    Map<String, Switch> all = new LinkedHashMap<>();
    for (String id : RuleIds.all()) {
      all.put(id, switches.getOrDefault(id, STANDARD));
    }
    switches = Words.ordered(all);
  }

  static RuleSettings standard() {
    return new RuleSettings(Map.of(), new Severities(Map.of()));
  }
}
