package io.keyward.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A short campaign in each build, and that a campaign finds what it is for. */
final class CampaignTest {
  private static final int SCHEDULES = 200;
  private static final int MOST_UNTIL_FOUND = 400;
  private static final int SHORT = 10;
  private static final Logger LOGS = Logger.getLogger("io.keyward");

  @BeforeEach
  void keepWarningsBack() {
    LOGS.setLevel(Level.OFF);
  }

  @AfterEach
  void letWarningsThrough() {
    LOGS.setLevel(null);
  }

  @Test
  void twoHundredSchedulesOfFaultsBreakNoPromise() {
    assertThat(LongStream.rangeClosed(1, SCHEDULES).mapToObj(Schedule::of))
        .allSatisfy(
            schedule ->
                assertThat(Trial.of(schedule, Product.sound()).violations())
                    .as(schedule.line())
                    .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1865: H11.8.3 W1.6.8 E13.9.8 B15.5.11 L4.7.10",
        "2692: F19.6.10 W4.0.2 E10.0.2 S8.3.10 L3.0.0",
        "3650: H15.10.9 W0.6.0 E10.8.0 B2.11.0 L18.5.3",
        "6933: L3.0.0 L4.0.0 L3.0.0 L4.0.0 W9.3.2 L3.0.0 L4.0.0 W12.14.3 K2.10.11"
      })
  void whatOnceBrokeAPromiseBreaksNone(String line) {
    assertThat(Trial.of(Schedule.parse(line), Product.sound()).violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfItsOwnIsFoundAndCutDownToFewSteps(Mutation mutation) {
    Trial found =
        LongStream.rangeClosed(1, MOST_UNTIL_FOUND)
            .mapToObj(seed -> Trial.of(Schedule.of(seed), mutation.product()))
            .filter(trial -> trial.broken().contains(mutation.broken))
            .findFirst()
            .orElseThrow();

    Schedule least = found.shrunk(mutation.broken, mutation.product());

    assertThat(least.steps()).as(least.line()).hasSizeLessThanOrEqualTo(SHORT);
    assertThat(Trial.of(Schedule.parse(least.line()), mutation.product()).broken())
        .contains(mutation.broken);
    assertThat(Trial.of(least, Product.sound()).violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 4_711})
  void aScheduleIsItsLine(long seed) {
    Schedule schedule = Schedule.of(seed);

    assertThat(Schedule.parse(schedule.line())).isEqualTo(schedule);
  }
}
