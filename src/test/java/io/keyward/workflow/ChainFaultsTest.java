package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Assessment;
import io.keyward.compliance.Assessor;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Policy;
import io.keyward.compliance.Result;
import io.keyward.compliance.Rules;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Estate;
import io.keyward.inventory.Resource;
import io.keyward.inventory.ResourceParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sound estate for each AI type; each single fault is reported by the rule that owns it. */
class ChainFaultsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private record Fault(String estate, String body, String change, String rule, String outcome) {}

  private static String file(String name) {
    try (InputStream in = ChainFaultsTest.class.getResourceAsStream("/chains/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  static List<Fault> faults() {
    return file("faults.txt")
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split(" \\| "))
        .map(part -> new Fault(part[0], part[1], part[2], part[3], part[4]))
        .toList();
  }

  private static ObjectNode estate(String name) throws IOException {
    return (ObjectNode) JSON.readTree(file(name + ".json"));
  }

  private static Assessment judge(ObjectNode bodies) {
    List<Resource> resources = new ArrayList<>();
    for (Map.Entry<String, JsonNode> body : bodies.properties()) {
      Map<String, ?> json =
          JSON.convertValue(body.getValue(), new TypeReference<Map<String, Object>>() {});
      resources.add(ResourceParser.parse(json).orElseThrow(() -> new AssertionError(body)));
    }
    Estate estate = new Estate(resources);
    Resource subject = resources.get(0);
    return new Assessor(Rules.ofResources())
        .assess(new ReadChain(estate, NOW).around(subject, Policy.standard()), Policy.standard());
  }

  private static void inject(ObjectNode bodies, Fault fault) throws IOException {
    if (fault.change().equals("remove")) {
      bodies.remove(fault.body());
      return;
    }
    boolean drop = fault.change().startsWith("drop ");
    String[] words =
        drop ? fault.change().substring(5).split("\u0000") : fault.change().split(" = ", 2);
    JsonPointer pointer = JsonPointer.compile(words[0]);
    JsonNode parent = bodies.get(fault.body()).at(pointer.head());
    String last = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), JSON.readTree(words[1]));
    } else if (drop) {
      assertThat(((ObjectNode) parent).remove(last)).as("there before").isNotNull();
    } else {
      ((ObjectNode) parent).set(last, JSON.readTree(words[1]));
    }
  }

  private static List<String> violated(Assessment assessment) {
    return assessment.findings().stream().map(Finding::rule).toList();
  }

  private static List<String> undetermined(Assessment assessment) {
    return assessment.results().stream()
        .filter(result -> result.outcome().word().equals("undetermined"))
        .map(Result::rule)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai",
        "openai-access-policies",
        "foundry",
        "foundry-project",
        "encryption-scope",
        "ml-workspace",
        "ml-hub-service-side",
        "ml-project",
        "search",
        "bot-service",
        "health-bot",
        "speech"
      })
  void aSoundChainIsCompliant(String name) throws IOException {
    Assessment assessment = judge(estate(name));

    assertThat(assessment.verdict())
        .as("violated %s, undetermined %s", violated(assessment), undetermined(assessment))
        .isEqualTo(Verdict.COMPLIANT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aSingleFaultIsReportedByTheRuleThatOwnsIt(Fault fault) throws IOException {
    ObjectNode bodies = estate(fault.estate());
    inject(bodies, fault);

    Assessment assessment = judge(bodies);

    boolean certain = fault.outcome().equals("violated");
    assertThat(violated(assessment)).isEqualTo(certain ? List.of(fault.rule()) : List.of());
    assertThat(certain ? violated(assessment) : undetermined(assessment)).contains(fault.rule());
    assertThat(assessment.verdict()).isNotEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void theTableHoldsManyDifferentFaultsOfEveryRule() {
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    assertThat(faults().stream().map(Fault::rule).distinct())
        .containsAll(
            Stream.of(
                    "cmk-required",
                    "cmk-key-usable",
                    "cmk-key-type",
                    "cmk-version-pinned",
                    "cmk-vault-recoverable",
                    "cmk-vault-placement",
                    "cmk-vault-reachable",
                    "cmk-identity-present",
                    "cmk-identity-sufficient",
                    "cmk-identity-least-privilege",
                    "cmk-dependants",
                    "classification-tag")
                .toList());
  }
}
