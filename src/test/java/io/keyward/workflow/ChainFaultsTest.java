package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Assessment;
import io.keyward.compliance.Rule;
import io.keyward.compliance.Rules;
import io.keyward.compliance.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One sound estate for each AI type; each single fault is reported by the rule that owns it. */
class ChainFaultsTest {
  /** Takes two resources under one key. */
  private static final String OF_SEVERAL = "cmk-key-shared";

  private record Fault(String estate, String body, String change, String rule, String outcome) {}

  static List<Fault> faults() {
    return SoundChains.file("faults.txt")
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split(" \\| "))
        .map(part -> new Fault(part[0], part[1], part[2], part[3], part[4]))
        .toList();
  }

  private static void inject(ObjectNode bodies, Fault fault) {
    if (fault.change().equals("remove")) {
      bodies.remove(fault.body());
    } else if (fault.change().startsWith("again ")) {
      bodies.set("again", bodies.get(fault.body()).deepCopy());
      change(bodies.get("again"), fault.change().substring(6));
    } else {
      change(bodies.get(fault.body()), fault.change());
    }
  }

  private static void change(JsonNode body, String change) {
    boolean drop = change.startsWith("drop ");
    String[] words = (drop ? change.substring(5) : change).split(" = ", 2);
    JsonPointer pointer = JsonPointer.compile(words[0]);
    JsonNode parent = body.at(pointer.head());
    String last = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), SoundChains.json(words[1]));
    } else if (drop) {
      assertThat(((ObjectNode) parent).remove(last)).as("there before").isNotNull();
    } else {
      ((ObjectNode) parent).set(last, SoundChains.json(words[1]));
    }
  }

  static List<String> chains() {
    return SoundChains.ALL;
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aSoundChainIsCompliant(String name) {
    Assessment assessment = SoundChains.judge(SoundChains.estate(name));

    assertThat(assessment.verdict())
        .as(
            "violated %s, undetermined %s",
            SoundChains.violated(assessment), SoundChains.undetermined(assessment))
        .isEqualTo(Verdict.COMPLIANT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aSingleFaultIsReportedByTheRuleThatOwnsIt(Fault fault) {
    ObjectNode bodies = SoundChains.estate(fault.estate());
    inject(bodies, fault);

    Assessment assessment = SoundChains.judge(bodies);

    boolean certain = fault.outcome().equals("violated");
    assertThat(SoundChains.violated(assessment))
        .isEqualTo(certain ? List.of(fault.rule()) : List.of());
    assertThat(certain ? SoundChains.violated(assessment) : SoundChains.undetermined(assessment))
        .contains(fault.rule());
    assertThat(assessment.verdict()).isNotEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void theTableHoldsManyDifferentFaultsOfEveryRule() {
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    assertThat(faults().stream().map(Fault::rule).distinct())
        .containsAll(
            Rules.ofResources().stream()
                .map(Rule::id)
                .filter(rule -> !rule.equals(OF_SEVERAL))
                .toList());
  }
}
