package io.keyward.azure;


import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import io.keyward.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The limits of Azure as its answers tell them. */
class LaneTest {
  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final Lane graph = new Lane(clock, true);
  private final Lane arm = new Lane(clock, false);

  private static HttpHeaders headers(String... pairs) {
    HttpHeaders headers = new HttpHeaders();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.set(HttpHeaderName.fromString(pairs[i]), pairs[i + 1]);
    }
    return headers;
  }

  private void answer(Lane lane, int status, String... pairs) {
    lane.enter();
    lane.heard(status, headers(pairs));
    lane.done();
  }

  @Test
  void beforeTheFirstAnswerOneQueryGoesAlone() {
    assertThat(graph.enter()).isZero();
    assertThat(graph.enter()).isPositive();
  }

  @Test
  void noMoreQueriesGoThanAreLeft() {
    answer(
        graph, 200, "x-ms-user-quota-remaining", "2", "x-ms-user-quota-resets-after", "00:00:05");

    assertThat(graph.enter()).isZero();
    assertThat(graph.enter()).isZero();
    assertThat(graph.enter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void anEmptyQuotaIsWaitedFor() {
    answer(
        graph, 200, "x-ms-user-quota-remaining", "0", "x-ms-user-quota-resets-after", "00:00:05");

    assertThat(graph.enter()).isEqualTo(Duration.ofSeconds(5));
    clock.pass(Duration.ofSeconds(5));
    assertThat(graph.enter()).isZero();
  }

  @Test
  void aRefusalClosesTheLaneForAllUntilAzureSaid() {
    answer(arm, 429, "Retry-After", "17");

    assertThat(arm.enter()).isEqualTo(Duration.ofSeconds(17));
    clock.pass(Duration.ofSeconds(17));
    assertThat(arm.enter()).isZero();
  }

  @Test
  void aBucketThatRunsLowIsNotEmptied() {
    answer(arm, 200, "x-ms-ratelimit-remaining-subscription-reads", "1");

    assertThat(arm.enter()).isZero();
    assertThat(arm.enter()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatIsNoNumberIsNoLimit() {
    answer(graph, 200, "x-ms-user-quota-remaining", "-1", "x-ms-user-quota-resets-after", "soon");
    answer(arm, 200, "x-ms-ratelimit-remaining-subscription-reads", "many");

    assertThat(graph.enter()).isZero();
    assertThat(arm.enter()).isZero();
  }
}
