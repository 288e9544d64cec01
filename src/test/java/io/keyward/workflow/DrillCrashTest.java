package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.drill.DrillState;
import io.keyward.testing.FakeVault;
import io.keyward.workflow.drill.DrillDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The process dies, or stalls, at every boundary of a drill; and everybody clicks at once. */
final class DrillCrashTest {
  private static final int PEOPLE = 50;

  /** The drill's ends, one for each boundary. */
  private static List<String> ends(Consumer<Drilling> given) {
    List<String> ends = new ArrayList<>();
    int boundary = 1;
    boolean died = true;
    while (died) {
      try (Drilling drilling = new Drilling()) {
        given.accept(drilling);
        died = diesAt(boundary, drilling);
        drilling.world.clock.pass(Duration.ofMinutes(5));
        drilling.untilNothingIsToDo();
        assertThat(drilling.vault.sent).as("at %s", boundary).doesNotHaveDuplicates();
        ends.add(drilling.state() + " " + drilling.vault.enabled());
      }
      boundary++;
    }
    assertThat(boundary).isGreaterThan(15);
    return ends;
  }

  private static boolean diesAt(int boundary, Drilling drilling) {
    return Boundaries.dies(
        boundary,
        it ->
            drilling
                .world
                .drills(it.around(drilling.world.ports), it.around(drilling.vault))
                .carryOn(drilling.id));
  }

  @Test
  void whereverItDiesNoCallIsSentTwiceAndTheDrillComesToAnEnd() {
    List<String> ends = ends(drilling -> drilling.approved().world.clock.pass(Drilling.WAITING));

    assertThat(ends)
        .contains("undetermined []", "notCutOff [v1]", "notCutOff [v2]")
        .allMatch(end -> end.matches("(undetermined|notCutOff|failed) .*"));
  }

  @Test
  void whereverItDiesOnTheWayBackNoCallIsSentTwiceAndItSaysWhatIsLeft() {
    List<String> ends =
        ends(drilling -> drilling.disabled().decide().restore(drilling.id, Drilling.actor("adm")));

    assertThat(ends)
        .contains("restored [v1, v2]", "notRestored [v2]")
        .allMatch(end -> end.matches("(restored \\[v1, v2]|notRestored .*)"));
  }

  @Test
  void aWorkerThatWakesUpAfterItsLeaseChangesNothing() {
    int boundary = 1;
    boolean stalled = true;
    while (stalled) {
      try (Drilling drilling = new Drilling()) {
        drilling.approved().world.clock.pass(Drilling.WAITING);
        Boundaries boundaries =
            new Boundaries(
                boundary,
                () -> {
                  drilling.world.clock.pass(Duration.ofMinutes(5));
                  drilling.world.drills(drilling.world.ports, drilling.vault).carryOn(drilling.id);
                });
        drilling
            .world
            .drills(boundaries.around(drilling.world.ports), boundaries.around(drilling.vault))
            .carryOn(drilling.id);
        stalled = boundaries.acted();
        drilling.untilNothingIsToDo();
        assertThat(drilling.vault.sent).as("at %s", boundary).doesNotHaveDuplicates();
      }
      boundary++;
    }
    assertThat(boundary).isGreaterThan(15);
  }

  @Test
  void fiftyClicksAtOnceAreTwoApprovalsAndOneDisabling() {
    try (Drilling drilling = new Drilling()) {
      drilling.request("req");
      String hash = drilling.drill().radius().hash();
      List<String> people = IntStream.range(0, PEOPLE).mapToObj(i -> "person-" + i).toList();

      List<DrillDecision> decisions =
          new Workers(PEOPLE)
              .map(
                  people,
                  person ->
                      drilling.decide().approve(drilling.id, Drilling.actor(person), hash, ""));
      drilling.world.pass(Drilling.WAITING);

      assertThat(decisions).filteredOn(DrillDecision.Made.class::isInstance).hasSize(2);
      assertThat(drilling.drill().approvals()).hasSize(2);
      assertThat(drilling.vault.sent).containsExactly("v1 off", "v2 off");
    }
  }

  @Test
  void fiftyRequestsAtOnceAreOneDrill() {
    try (Drilling drilling = new Drilling()) {
      List<String> people = IntStream.range(0, PEOPLE).mapToObj(i -> "person-" + i).toList();

      List<DrillDecision> decisions = new Workers(PEOPLE).map(people, drilling::request);

      assertThat(decisions).filteredOn(DrillDecision.Made.class::isInstance).hasSize(1);
      assertThat(drilling.world.ports.drills().list(10, "").items()).hasSize(1);
    }
  }

  /** Whoever presses restore while the key is being disabled gets it back. */
  @Test
  void aRestoreWhileItIsDisabledWinsInTheEnd() {
    try (Drilling drilling = new Drilling()) {
      drilling.approved().world.clock.pass(Drilling.WAITING);
      drilling.vault.faults.addAll(List.of(FakeVault.Fault.NONE, FakeVault.Fault.BUSY));
      drilling.world.drills(drilling.world.ports, drilling.vault).carryOn(drilling.id);
      assertThat(drilling.drill().state()).isInstanceOf(DrillState.Disabling.class);

      drilling.decide().restore(drilling.id, Drilling.actor("adm"));
      drilling.untilNothingIsToDo();

      assertThat(drilling.state()).isEqualTo("restored");
      assertThat(drilling.vault.sent).containsExactly("v1 off", "v2 off", "v1 on");
    }
  }
}
