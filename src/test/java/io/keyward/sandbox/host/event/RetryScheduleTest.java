package io.keyward.sandbox.host.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "500, 1, PT10S", "500, 2, PT30S", "500, 3, PT1M", "500, 4, PT5M", "500, 9, PT6H",
    "500, 10, PT12H", "500, 29, PT12H", "404, 1, PT5M", "404, 6, PT30M", "408, 1, PT2M",
    "503, 1, PT30S", "429, 1, PT10S", "0, 1, PT10S"
  })
  void pauseGrowsAndDependsOnTheAnswer(int status, int attempts, String pause) {
    assertThat(RetrySchedule.pause(status, attempts)).contains(Duration.parse(pause));
  }

  @ParameterizedTest
  @CsvSource({"400, 1", "401, 1", "403, 1", "413, 1", "500, 30"})
  void someAnswersEndIt(int status, int attempts) {
    assertThat(RetrySchedule.pause(status, attempts)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 204})
  void onlyTheseCountAsDelivered(int status) {
    assertThat(RetrySchedule.success(status)).isTrue();
    assertThat(RetrySchedule.success(status + 5)).isFalse();
  }
}
