package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.AssessmentDocument;
import io.keyward.compliance.assess.AzurePolicy;
import io.keyward.testing.Guardrails;
import io.keyward.workflow.PolicyDifference.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Keyward's own policy definitions, evaluated over the same bodies as {@code cmk-required}: they
 * say the same, but for the differences that the comparison tells.
 */
class GuardrailsTest {
  private static final AzurePolicyTest BODIES = new AzurePolicyTest();
  private static final Map<String, String> DEFINITIONS =
      Map.of(
          "Microsoft.CognitiveServices/accounts", "keyward-cmk-cognitive",
          "Microsoft.MachineLearningServices/workspaces", "keyward-cmk-workspace",
          "Microsoft.Search/searchServices", "keyward-cmk-search",
          "Microsoft.BotService/botServices", "keyward-cmk-bot",
          "Microsoft.HealthBot/healthBots", "keyward-cmk-healthbot");

  private static final String TABLE =
      text(Path.of("src/main/java/io/keyward/compliance/table/CognitiveKinds.java"));

  private static final Pattern KIND = Pattern.compile("\"([A-Z][\\w.]+)\"");

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> tags =
        Arbitraries.of(
            "\"DataClassification\":\"Regulated\"",
            "\"DataClassification\":\"confidential\"",
            "\"DataClassification\":\"Public\"",
            "\"dataclassification\":\"internal\"",
            "\"DataClassification\":\"Odd\"",
            "\"Other\":\"x\"");
    return Combinators.combine(Arbitraries.oneOf(BODIES.accounts(), BODIES.others()), tags)
        .as((body, tag) -> body.replace("\"DataClassification\":\"Regulated\"", tag));
  }

  @Property
  void aViolationIsFlaggedUnlessTheDefinitionCannotSeeIt(@ForAll("bodies") String estate) {
    ObjectNode bodies = (ObjectNode) SoundChains.json(estate);
    JsonNode body = bodies.path("resource");
    boolean flagged = isFlagged(body);

    Outcome outcome = required(SoundChains.judge(bodies));

    if (outcome instanceof Outcome.Violated && !flagged) {
      assertThat(isOtherKind(body) || isEnforced(body)).isTrue();
    }
  }

  @Property
  void whatIsFlaggedIsViolatedOrCannotBeDecidedOrHelped(@ForAll("bodies") String estate) {
    ObjectNode bodies = (ObjectNode) SoundChains.json(estate);
    boolean flagged = isFlagged(bodies.path("resource"));

    Outcome outcome = required(SoundChains.judge(bodies));

    if (flagged && !(outcome instanceof Outcome.Violated)) {
      assertThat(outcome).isNotInstanceOf(Outcome.Satisfied.class);
      assertThat(
              outcome instanceof Outcome.Undetermined
                  || AzurePolicy.isUnsupported(outcome.message()))
          .isTrue();
    }
  }

  @Property
  void theComparisonExplainsEachDifference(@ForAll("bodies") String estate) {
    ObjectNode bodies = (ObjectNode) SoundChains.json(estate);
    JsonNode body = bodies.path("resource");
    Assessment assessment = SoundChains.judge(bodies);
    Map<String, String> state =
        Map.of(
            "resourceId", assessment.resource().id(),
            "policyDefinitionName", definition(body),
            "complianceState", isFlagged(body) ? "NonCompliant" : "Compliant");

    ComparePolicies.Findings found =
        ComparePolicies.of(
            List.of(state),
            List.of(Map.of("resources", List.of(AssessmentDocument.of(assessment)))));

    assertThat(found.compared()).isEqualTo(1);
    assertThat(found.differences())
        .extracting(PolicyDifference::reason)
        .isSubsetOf(
            Reason.EXCLUDED_KIND,
            Reason.OBJECTS,
            Reason.UNDETERMINED,
            Reason.NOT_SUPPORTED,
            Reason.BEHIND);
  }

  /** Speech is left to Keyward: its data is in storage of the customer's own, or under no key. */
  @Example
  void theKindsThatAreAskedAreThoseThatKeywardAsks() {
    Set<String> asked = new TreeSet<>();
    for (String kind : everyKind()) {
      ObjectNode bodies = SoundChains.estate("openai");
      ObjectNode resource = (ObjectNode) bodies.get("resource");
      resource.put("kind", kind).put("location", "westeurope");
      ((ObjectNode) resource.get("properties")).remove(List.of("encryption", "capabilities"));
      if (required(SoundChains.judge(bodies)) instanceof Outcome.Violated) {
        asked.add(kind);
      }
    }

    assertThat(asked.remove("SpeechServices")).isTrue();
    assertThat(kinds()).containsExactlyInAnyOrderElementsOf(asked);
  }

  /** Those of Keyward's own table, whatever the definition names, and two that are in none. */
  private static Set<String> everyKind() {
    Set<String> every = new TreeSet<>(Set.of("Bing.Search.v7", "Unheard.Of"));
    KIND.matcher(TABLE).results().forEach(it -> every.add(it.group(1)));
    assertThat(every).hasSizeGreaterThan(28);
    return every;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> kinds() {
    JsonNode list = Objects.requireNonNull(Guardrails.defaults().get("kinds"));
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static boolean isFlagged(JsonNode body) {
    List<String> flagging = Guardrails.flagging("cmk-required", body);
    assertThat(flagging).isSubsetOf(definition(body));
    return !flagging.isEmpty();
  }

  private static String definition(JsonNode body) {
    return Objects.requireNonNull(DEFINITIONS.get(body.path("type").asText()));
  }

  private static boolean isOtherKind(JsonNode body) {
    return definition(body).endsWith("cognitive")
        && AzurePolicy.OUR_COGNITIVE.leavesOut(
            body.path("kind").asText(), body.path("location").asText());
  }

  private static boolean isEnforced(JsonNode body) {
    String enforcement = body.at("/properties/encryptionWithCmk/enforcement").asText();
    return enforcement.equalsIgnoreCase("Enabled");
  }

  private static Outcome required(Assessment assessment) {
    return assessment.results().stream()
        .filter(it -> it.rule().equals("cmk-required"))
        .findFirst()
        .orElseThrow()
        .outcome();
  }
}
