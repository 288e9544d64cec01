package io.keyward.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** The simulation agrees with the theory of queues where that has a formula. */
class SimulationTest {
  private static final int JOBS = 400_000;
  private final Random random = new Random(1);

  private double exponential(double rate) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }

  /** The mean wait of jobs that arrive at random. */
  private double meanWait(int servers, double arrivals, DoubleSupplier service) {
    Simulation simulation = new Simulation();
    Simulation.Station station = simulation.new Station(servers);
    double at = 0;
    for (int i = 0; i < JOBS; i++) {
      at += exponential(arrivals);
      simulation.after(at, () -> station.serve(service.getAsDouble(), () -> {}));
    }
    simulation.run(Double.MAX_VALUE);
    return station.meanWait();
  }

  /** Erlang's C for two servers at 80 %: 0.7111 wait, for 1 / (2 - 1.6) on average. */
  @Test
  void twoServersAreAsErlangSays() {
    assertThat(meanWait(2, 1.6, () -> exponential(1))).isCloseTo(0.7111 / 0.4, within(0.08));
  }

  /** Pollaczek and Khinchine: half of what it would be at random. */
  @Test
  void oneServerThatAlwaysTakesTheSameTimeIsAsTheoryHasIt() {
    assertThat(meanWait(1, 0.5, () -> 1)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void whatIsGivenBackServesTheNextInItsOrder() {
    Simulation simulation = new Simulation();
    Simulation.Station station = simulation.new Station(1);
    StringBuilder order = new StringBuilder();
    for (String name : new String[] {"a", "b", "c"}) {
      station.serve(2, () -> order.append(name).append((int) simulation.now()));
    }

    simulation.run(5);

    assertThat(order.toString()).isEqualTo("a2b4");
    assertThat(station.longestWait()).isEqualTo(4);
  }

  @Test
  void aScenarioIsTheSameEachTime() {
    Scenario small = new Scenario("small", 20, 50, 2, 1, 1, 200, 20, true, 600);

    assertThat(new LargeEstate(small, 3).run()).isEqualTo(new LargeEstate(small, 3).run());
  }
}
