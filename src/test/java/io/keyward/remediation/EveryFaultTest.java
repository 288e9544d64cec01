package io.keyward.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.functions.OpenApi;
import io.keyward.inventory.Body;
import io.keyward.workflow.SoundChains;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each single fault of each sound estate: the plan closes it and opens nothing, or says why.
 */
class EveryFaultTest {
  record Fault(String estate, String body, String change, String rule) {
    ObjectNode bodies() {
      return PlannedChain.faulty(estate, body, change);
    }
  }

  static List<Fault> faults() {
    return SoundChains.file("faults.txt")
        .lines()
        .filter(line -> !line.startsWith("#") && line.endsWith("| violated"))
        .map(line -> line.split(" \\| "))
        .map(part -> new Fault(part[0], part[1], part[2], part[3]))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isClosedOrExplained(Fault fault) {
    ObjectNode bodies = fault.bodies();

    PlannedChain planned = PlannedChain.of(bodies);

    if (planned.assessment().carried()) {
      assertThat(planned.plan().steps()).isEmpty();
    } else if (planned.plan().closes().contains(fault.rule())) {
      new SimulatedArm(bodies).carryOut(planned.plan());
      assertThat(PlannedChain.of(bodies).violated()).isEmpty();
    } else {
      assertThat(planned.plan().leftOpen()).extracting(LeftOpen::rule).contains(fault.rule());
      assertThat(planned.plan().leftOpen()).allSatisfy(it -> assertThat(it.why()).endsWith("."));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isPlannedTheSameEachTimeAndReadsBack(Fault fault) {
    Plan plan = PlannedChain.of(fault.bodies()).plan();

    Plan read = PlanReading.of(Body.of(PlanDocument.of(plan)));

    assertThat(read).isEqualTo(plan);
    assertThat(plan).isEqualTo(PlannedChain.of(fault.bodies()).plan());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isPlannedInTheFormOfTheApi(Fault fault) {
    Plan plan = PlannedChain.of(fault.bodies()).plan();

    assertThat(OpenApi.faults("Plan", PlanDocument.of(plan))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isNeverMendedAtTheDanger(Fault fault) {
    Plan plan = PlannedChain.of(fault.bodies()).plan();

    assertThat(plan.steps())
        .allSatisfy(
            step -> {
              if (step.change().verb() == Change.Verb.DELETE) {
                assertThat(step.change().url()).contains("/roleAssignments/");
              }
              assertThat(step.change().body().toString())
                  .doesNotContain("enabled=false", "type=None", "accessPolicies=[]");
            });
  }
}
