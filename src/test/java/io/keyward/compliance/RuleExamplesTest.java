package io.keyward.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.inventory.parse.ResourceParser;
import io.keyward.json.JsonText;
import io.keyward.workflow.inspect.JudgeEstate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule's two example estates, which the catalogue prints. */
class RuleExamplesTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/rules");
  private static final Clock DAY =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

  /** The same fact seen from the resource and from the vault or key itself. */
  private static final Map<String, Set<String>> TWINS =
      Map.of(
          "cmk-vault-recoverable", Set.of("cmk-vault-recoverable", "vault-recoverable"),
          "vault-recoverable", Set.of("cmk-vault-recoverable", "vault-recoverable"),
          "key-expired", Set.of("cmk-key-usable", "key-expired"),
          "key-old-version-in-use", Set.of("cmk-version-pinned", "key-old-version-in-use"));

  static Stream<String> rules() {
    return Rules.all().stream().map(RuleText::id);
  }

  @SuppressWarnings("unchecked") // a JSON object's names are texts
  private static List<Assessment> judged(String rule, String which) throws Exception {
    String json = Files.readString(EXAMPLES.resolve(rule).resolve(which + ".json"));
    List<Resource> resources = new ArrayList<>();
    for (Object body : Objects.requireNonNull((List<?>) JsonText.parse(json))) {
      resources.add(ResourceParser.parse((Map<String, ?>) body).orElseThrow());
    }
    Estate estate = new Estate(resources);
    JudgeEstate judge = new JudgeEstate(estate, DAY);
    estate.subjects().forEach(resource -> judge.judge(resource, Policy.standard()));
    return Stream.of(
            judge.assessments(), judge.vaults(Policy.standard()), judge.keys(Policy.standard()))
        .flatMap(List::stream)
        .toList();
  }

  private static Set<String> rules(List<Assessment> judged, Class<? extends Outcome> outcome) {
    return judged.stream()
        .flatMap(assessment -> assessment.results().stream())
        .filter(result -> outcome.isInstance(result.outcome()))
        .map(Result::rule)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCompliantExampleIsSound(String rule) throws Exception {
    List<Assessment> judged = judged(rule, "compliant");

    assertThat(judged).extracting(Assessment::verdict).isNotEmpty().containsOnly(Verdict.COMPLIANT);
    assertThat(rules(judged, Outcome.Satisfied.class)).contains(rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theViolatingExampleBreaksThatRuleAlone(String rule) throws Exception {
    List<Assessment> judged = judged(rule, "violating");

    assertThat(rules(judged, Outcome.Violated.class))
        .isEqualTo(TWINS.getOrDefault(rule, Set.of(rule)));
    assertThat(rules(judged, Outcome.Undetermined.class)).isEmpty();
  }
}
