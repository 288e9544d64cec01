package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.rule.Rule;
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
    SoundChains.inject(bodies, fault.body(), fault.change());

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
