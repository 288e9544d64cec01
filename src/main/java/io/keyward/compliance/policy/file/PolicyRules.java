package io.keyward.compliance.policy.file;

import io.keyward.compliance.RuleIds;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Classification;
import io.keyward.compliance.policy.RuleSettings;
import io.keyward.compliance.policy.Severities;
import io.keyward.compliance.policy.Switch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a policy file says of single rules; an id that is no rule's is refused. */
final class PolicyRules {
  private PolicyRules() {}

  static RuleSettings read(PolicyNode rules, PolicyNode severities, Classification known)
      throws BadPolicy {
    rules.allow(RuleIds.all());
    Map<String, Switch> switches = new LinkedHashMap<>();
    for (String id : rules.names()) {
      switches.put(id, PolicyValues.constant(rules.at(id), Switch.class));
    }
    return new RuleSettings(switches, severities(severities, known));
  }

  private static Severities severities(PolicyNode place, Classification known) throws BadPolicy {
    place.allow(with(RuleIds.all(), Severities.DEFAULT));
    Map<String, Severities.Pair> byRule = new LinkedHashMap<>();
    for (String id : place.names()) {
      byRule.put(id, pair(place.at(id), known));
    }
    return new Severities(byRule);
  }

  private static Severities.Pair pair(PolicyNode place, Classification known) throws BadPolicy {
    if (!place.isMapping()) {
      Map<String, Severity> everywhere = Map.of(Severities.OTHER, severity(place));
      return new Severities.Pair(everywhere, everywhere);
    }
    place.allow("production", Severities.OTHER);
    return new Severities.Pair(
        place.at("production").or(Map.of(), it -> row(it, known)),
        place.at(Severities.OTHER).or(Map.of(), it -> row(it, known)));
  }

  private static Map<String, Severity> row(PolicyNode place, Classification known)
      throws BadPolicy {
    if (!place.isMapping()) {
      return Map.of(Severities.OTHER, severity(place));
    }
    place.allow(with(known.values(), Severities.OTHER));
    Map<String, Severity> row = new LinkedHashMap<>();
    for (String value : place.names()) {
      row.put(value, severity(place.at(value)));
    }
    return row;
  }

  private static Severity severity(PolicyNode place) throws BadPolicy {
    return PolicyValues.constant(place, Severity.class);
  }

  private static List<String> with(List<String> words, String one) {
    List<String> all = new ArrayList<>(words);
    all.add(one);
    return all;
  }
}
