package io.keyward.workflow;

import static io.keyward.workflow.Execution.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.AzureChanges;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Sent;
import io.keyward.ticket.TicketConflict;
import io.keyward.ticket.TicketStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process dies at every boundary of an execution, enumerated: before and after each call. */
final class CrashTest {

  /** The end of a process; nothing catches it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the boundaries that were passed and dies at one of them. */
  private static final class Boundaries {
    private final int last;
    private int passed;

    Boundaries(int last) {
      this.last = last;
    }

    void pass() {
      passed++;
      if (passed == last) {
        throw new Crash();
      }
    }
  }

  @Test
  void whereverItDiesEachChangeIsAppliedOnceAndTheTicketComesToAnEnd() throws TicketConflict {
    List<String> ends = new ArrayList<>();
    int boundary = 1;
    boolean died = true;
    while (died) {
      try (Execution execution = new Execution().approved(plan())) {
        died = diesAt(boundary, execution);
        execution.untilNothingIsToDo();
        assertThat(execution.azure.applied)
            .as("died at boundary %s", boundary)
            .doesNotHaveDuplicates();
        ends.add(execution.state() + " " + execution.azure.applied.size());
      }
      boundary++;
    }

    assertThat(boundary).isGreaterThan(30);
    assertThat(ends)
        .allMatch(end -> end.startsWith("verifying"))
        .contains("verifying 3", "verifying 0", "verifying 1", "verifying 2");
  }

  private static boolean diesAt(int boundary, Execution execution) {
    Boundaries boundaries = new Boundaries(boundary);
    Ports ports = execution.world.ports;
    Ports dying =
        new Ports(
            ports.resources(),
            ports.surroundings(),
            ports.judgements(),
            dying(ports.tickets(), boundaries),
            ports.waivers(),
            ports.uses(),
            ports.rotations(),
            ports.alerts(),
            (inspection, delay) -> {
              boundaries.pass();
              ports.queue().ask(inspection, delay);
              boundaries.pass();
            },
            ports.clock());
    try {
      execution.executor(dying(execution.azure, boundaries), dying).carryOn(execution.id);
      return false;
    } catch (Crash crash) {
      execution.world.clock.pass(Duration.ofMinutes(5));
      return true;
    }
  }

  private static AzureChanges dying(AzureChanges azure, Boundaries boundaries) {
    return new AzureChanges() {
      @Override
      public Sent send(Change change) {
        boundaries.pass();
        Sent sent = azure.send(change);
        boundaries.pass();
        return sent;
      }

      @Override
      public Lookup<Body> read(Plane plane, String url) {
        boundaries.pass();
        return azure.read(plane, url);
      }
    };
  }

  private static TicketStore dying(TicketStore store, Boundaries boundaries) {
    return (TicketStore)
        Proxy.newProxyInstance(
            TicketStore.class.getClassLoader(),
            new Class<?>[] {TicketStore.class},
            (proxy, method, args) -> {
              boundaries.pass();
              try {
                Object result = method.invoke(store, args);
                boundaries.pass();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
