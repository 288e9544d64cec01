package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyward.sandbox.store.Database;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {
  private static final Duration SLACK = Duration.ofMinutes(2);
  private final SampleHost host = SampleHost.inMemory();

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource({"P30D, P30D", "PT90S, PT90S", "P1DT2H, PT26H", "P2W, P14D", "PT0.5S, PT0.5S"})
  void clockMovesByTheSpan(String span, String expected) throws Exception {
    Instant before = host.clock.instant();

    JsonNode answer = json(host.advance(span));

    Instant end = before.plus(Duration.parse(expected));
    assertThat(Instant.parse(answer.path("now").asText())).isBetween(end, end.plus(SLACK));
    assertThat(host.clock.instant()).isBetween(end, end.plus(SLACK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "PT0S",
        "P0D",
        "-P1D",
        "P-1D",
        "PT-1H",
        "P1H",
        "P3Y1D",
        "P37M",
        "P999999Y",
        "30D",
        "P1D ",
        "PT1HT",
        "P1.5D",
        "PT99999999999S"
      })
  void otherSpansAreRefusedAndNothingMoves(String span) throws Exception {
    Instant before = host.clock.instant();

    HttpResponse<String> answer = host.advance(span);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).hasLineCount(1);
    assertThat(host.clock.instant()).isBefore(before.plus(SLACK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{}", "{\"advance\":5}", "{\"advance\":null}", "{"})
  void otherBodiesAreRefused(String body) throws Exception {
    assertThat(host.post("/sandbox/clock", body).statusCode()).isEqualTo(400);
  }

  @Test
  void threeYearsAreAllowed() throws Exception {
    JsonNode answer = json(host.advance("P3Y"));

    assertThat(answer.path("timersFired").asInt()).isBetween(1_000, TimerRun.CAP + 2);
    assertThat(host.functions.timers).hasSize(answer.path("timersFired").asInt());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 1, 1", "2, 2, 2", "5, 3, 5", "100, 12, 12"})
  void timersFireNoMoreOftenThanAsked(int firings, int least, int most) throws Exception {
    JsonNode answer = json(host.advance("P3D", firings));

    assertThat(answer.path("timersFired").asInt()).isBetween(least, most);
    assertThat(json(host.advance("P1D")).path("timersFired").asInt()).isEqualTo(4);
  }

  @Test
  void oneFiringIsTheLastOne() throws Exception {
    Instant end = host.clock.instant().plus(Duration.ofDays(3));
    host.functions.onTimer = text -> host.functions.order.add(host.clock.instant().toString());

    host.advance("P3D", 1);

    Instant fired = Instant.parse(host.functions.order.get(0));
    assertThat(host.functions.order).hasSize(1);
    assertThat(Duration.between(fired, end)).isLessThan(Duration.ofHours(6));
  }

  @Test
  void messagesFallDueThoughNoTimerFires() throws Exception {
    host.queue.send("due", Duration.ofHours(20));

    JsonNode answer = json(host.advance("P1D", 0));

    assertThat(answer.path("messagesProcessed").asInt()).isEqualTo(1);
    assertThat(host.functions.timers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2001", "1.5", "\"1\"", "null"})
  void otherNumbersOfFiringsAreRefused(String firings) throws Exception {
    String body = "{\"advance\":\"P1D\",\"firings\":" + firings + "}";

    assertThat(host.post("/sandbox/clock", body).statusCode()).isEqualTo(400);
  }

  @Test
  void whatFallsDueRunsAtItsOwnInstantInOrder() throws Exception {
    Instant start = host.clock.instant();
    host.functions.onMessage = text -> host.functions.order.add(text + " " + hours(start));
    host.functions.onEvent = text -> host.functions.order.add("event " + hours(start));
    host.queue.send("third", Duration.ofHours(30));
    host.queue.send("second", Duration.ofHours(20));
    host.events.emit(SampleHost.event("first"));

    JsonNode answer = json(host.advance("P2D"));

    assertThat(host.functions.order).containsExactly("event 0", "second 20", "third 30");
    assertThat(answer.path("messagesProcessed").asInt()).isEqualTo(2);
    // Real time may deliver the event before the clock is moved; it is never delivered twice.
    assertThat(answer.path("eventsDelivered").asInt()).isLessThanOrEqualTo(1);
    assertThat(answer.path("timersFired").asInt()).isEqualTo(8);
  }

  @Test
  void pendingEventsAndTheirMessagesAreDoneBeforeTheClockMoves() throws Exception {
    Instant start = host.clock.instant();
    host.functions.onEvent = text -> host.queue.send("from event", Duration.ZERO);
    host.functions.onMessage = text -> host.functions.order.add(text + " " + hours(start));
    IntStream.range(0, 50).forEach(i -> host.events.emit(SampleHost.event("e" + i)));

    host.advance("P1D");

    assertThat(host.functions.order).hasSize(50).containsOnly("from event 0");
  }

  @Test
  void timerFiresAtItsInstantsAndSeesThem() throws Exception {
    host.functions.onTimer = text -> host.functions.order.add(host.clock.instant().toString());

    host.advance("P1D");

    List<Integer> hours =
        host.functions.order.stream().map(at -> Integer.valueOf(at.substring(11, 13))).toList();
    assertThat(hours).containsExactlyInAnyOrder(0, 6, 12, 18);
    assertThat(host.functions.timers.get(0))
        .contains("\"IsPastDue\":false", "\"ScheduleStatus\":{", "\"Next\":");
  }

  @Test
  void clockIsMovedByOneCallerAtATime() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    host.functions.onMessage =
        text -> {
          running.countDown();
          SampleHost.await(mayEnd);
        };
    host.queue.send("slow", Duration.ofHours(1));
    CompletableFuture<HttpResponse<String>> first = host.advanceInBackground("P1D");
    running.await();

    int second = host.advance("P1D").statusCode();
    mayEnd.countDown();

    assertThat(second).isEqualTo(409);
    assertThat(first.get().statusCode()).isEqualTo(200);
  }

  @Test
  void clockIsTold() throws Exception {
    assertThat(Instant.parse(json(host.get("/sandbox/clock")).path("now").asText()))
        .isAfter(Instant.EPOCH);
  }

  @Test
  void clockKeepsItsOffsetOverARestart(@TempDir Path directory) {
    Instant ahead;
    try (Database database = Database.at(directory)) {
      SandboxClock clock = new SandboxClock(database, Clock.systemUTC());
      clock.advanceTo(clock.instant().plus(Duration.ofDays(100)));
      ahead = clock.instant();
    }
    try (Database database = Database.at(directory)) {
      assertThat(new SandboxClock(database, Clock.systemUTC()).instant())
          .isBetween(ahead, ahead.plus(SLACK));
    }
  }

  @Test
  void clockNeverGoesBack() {
    Instant before = host.clock.instant();

    host.clock.advanceTo(before.minus(Duration.ofDays(1)));

    assertThat(host.clock.instant()).isAfterOrEqualTo(before);
  }

  private long hours(Instant start) {
    return Duration.between(start, host.clock.instant()).plusSeconds(1).toHours();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }
}
