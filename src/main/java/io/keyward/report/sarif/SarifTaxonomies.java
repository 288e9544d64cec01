package io.keyward.report.sarif;

import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.report.Sparse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The frameworks of the rules as SARIF taxonomies, one for each version. */
final class SarifTaxonomies {
  private SarifTaxonomies() {}

  /** The controls by framework, in the order of the catalogue. */
  private static Map<String, Set<String>> controls() {
    Map<String, Set<String>> controls = new LinkedHashMap<>();
    for (RuleText rule : Rules.all()) {
      for (RuleText.Framework it : rule.frameworks()) {
        controls.computeIfAbsent(it.title(), title -> new LinkedHashSet<>()).addAll(it.controls());
      }
    }
    return controls;
  }

  static List<Map<String, Object>> all() {
    return controls().entrySet().stream()
        .map(
            it ->
                new Sparse()
                    .text("name", it.getKey())
                    .value("shortDescription", SarifText.message("Controls of " + it.getKey()))
                    .list("taxa", it.getValue().stream().map(id -> Map.of("id", id)).toList())
                    .map())
        .toList();
  }

  /** How the driver names them. */
  static List<Map<String, Object>> references() {
    List<Map<String, Object>> references = new ArrayList<>();
    for (String title : controls().keySet()) {
      references.add(new Sparse().text("name", title).value("index", references.size()).map());
    }
    return references;
  }

  /** What a rule is evidence for. */
  static List<Map<String, Object>> of(RuleText rule) {
    List<String> titles = List.copyOf(controls().keySet());
    List<Map<String, Object>> relationships = new ArrayList<>();
    for (RuleText.Framework it : rule.frameworks()) {
      Map<String, Object> component =
          new Sparse().text("name", it.title()).value("index", titles.indexOf(it.title())).map();
      for (String control : it.controls()) {
        relationships.add(
            new Sparse()
                .value("target", Map.of("id", control, "toolComponent", component))
                .list("kinds", List.of("relevant"))
                .map());
      }
    }
    return relationships;
  }
}
