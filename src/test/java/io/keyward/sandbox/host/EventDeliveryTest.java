package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyward.sandbox.host.event.EventDelivery;
import io.keyward.sandbox.host.event.EventSubscription;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDeliveryTest {
  private final SampleHost host = SampleHost.inMemory();

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void eventReachesItsFunctionOnceAsItWasWritten() throws Exception {
    host.events.emit(SampleHost.event("a"));

    host.advance("PT1S");

    assertThat(host.functions.events).containsExactly(SampleHost.event("a"));
    assertThat(host.events.pending()).isZero();
  }

  @Test
  void manyEventsEachArriveOnceWhenNothingFails() throws Exception {
    List<String> sent = IntStream.range(0, 500).mapToObj(i -> SampleHost.event("e" + i)).toList();
    sent.forEach(host.events::emit);

    host.advance("PT1S");

    assertThat(host.functions.events).containsExactlyInAnyOrderElementsOf(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft.Resources.ResourceWriteSuccess, 1",
    "microsoft.resources.resourcedeletesuccess, 1",
    "Microsoft.Resources.ResourceActionSuccess, 0",
    "Microsoft.KeyVault.KeyExpired, 0",
    "Other, 0"
  })
  void onlySubscribedTypesAreDelivered(String type, int times) throws Exception {
    host.events.emit("{\"specversion\":\"1.0\",\"type\":\"" + type + "\"}");

    host.advance("PT1S");

    assertThat(host.functions.events).hasSize(times);
  }

  @Test
  void failedDeliveryIsTriedAgainByTheScheduleAndThenDeadLettered() throws Exception {
    Instant start = host.clock.instant();
    host.functions.onEvent =
        text -> {
          host.functions.order.add(Duration.between(start, host.clock.instant()).toMinutes() + "");
          throw new IllegalStateException("always");
        };
    host.events.emit(SampleHost.event("a"));

    host.advance("P2D");

    assertThat(host.functions.order)
        .containsExactly("0", "0", "0", "1", "6", "16", "46", "106", "286", "646", "1366");
    assertThat(deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.path("id").asText()).isEqualTo("a");
              assertThat(letter.path("deadLetterReason").asText()).isEqualTo("TimeToLiveExceeded");
              assertThat(letter.path("deliveryAttempts").asInt()).isEqualTo(11);
              assertThat(letter.path("lastDeliveryOutcome").asText()).isNotEmpty();
              assertThat(Instant.parse(letter.path("publishTime").asText()))
                  .isAfterOrEqualTo(start.truncatedTo(ChronoUnit.MILLIS));
            });
  }

  @Test
  void deliveryThatSucceedsLaterIsNotDeadLettered() throws Exception {
    host.functions.onEvent =
        text -> {
          if (host.functions.events.size() < 3) {
            throw new IllegalStateException("not yet");
          }
        };
    host.events.emit(SampleHost.event("a"));

    host.advance("PT1H");

    assertThat(host.functions.events).hasSize(3);
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void eventThatTheWebhookRefusesForGoodIsDeadLetteredAtOnce() throws Exception {
    String deep = "{\"type\":\"Microsoft.Resources.ResourceWriteSuccess\",\"data\":";
    // One level more when it travels in an array: too deep for the webhook alone.
    host.events.emit(deep + "[".repeat(Json.DEPTH - 1) + "]".repeat(Json.DEPTH - 1) + "}");

    host.advance("PT1S");

    assertThat(deadLetters())
        .singleElement()
        .matches(letter -> letter.path("deliveryAttempts").asInt() == 1)
        .matches(letter -> letter.path("lastDeliveryOutcome").asText().equals("BadRequest"));
  }

  @Test
  void storedEventIsDeliveredAfterARestart(@TempDir Path directory) throws Exception {
    FunctionCatalog catalog =
        FunctionCatalog.of(List.of(SampleFunctions.class), SampleHost.SETTINGS);
    try (Database database = Database.at(directory)) {
      new EventDelivery(
              database,
              new SandboxClock(database, Clock.systemUTC()),
              EventSubscription.standard(catalog))
          .emit(SampleHost.event("kept"));
    }
    try (SampleHost restarted = new SampleHost(Database.at(directory))) {
      restarted.advance("PT1S");

      assertThat(restarted.functions.events).containsExactly(SampleHost.event("kept"));
    }
  }

  @Test
  void duplicatesComeTwiceAndDroppedEventsNever() throws Exception {
    assertThat(faults("{\"events\":{\"duplicate\":1}}")).isEqualTo(200);
    host.events.emit(SampleHost.event("twice"));
    assertThat(faults("{\"events\":{\"drop\":1}}")).isEqualTo(200);
    host.events.emit(SampleHost.event("never"));

    host.advance("PT1M");

    assertThat(host.functions.events)
        .containsExactly(SampleHost.event("twice"), SampleHost.event("twice"));
  }

  @Test
  void disorderedEventsAllArriveAndDelayedOnesLater() throws Exception {
    faults("{\"events\":{\"reorder\":true,\"delay\":\"PT10M\"}}");
    List<String> sent = IntStream.range(0, 40).mapToObj(i -> SampleHost.event("e" + i)).toList();
    sent.forEach(host.events::emit);

    host.advance("PT5M");
    assertThat(host.functions.events).isEmpty();
    host.advance("PT10M");

    assertThat(new HashSet<>(host.functions.events)).isEqualTo(new HashSet<>(sent));
    assertThat(host.functions.events).isNotEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"events\":{\"duplicate\":2}}",
        "{\"events\":{\"duplicate\":-0.1}}",
        "{\"events\":{\"duplicate\":\"x\"}}",
        "{\"events\":{\"reorder\":1}}",
        "{\"events\":{\"delay\":\"soon\"}}",
        "{\"events\":{\"delay\":\"P2D\"}}",
        "{\"events\":{\"unknown\":1}}",
        "{\"events\":[]}",
        "{\"other\":{}}",
        "{\"events\":{\"drop\":1},\"other\":{}}",
        "[]",
        ""
      })
  void faultsThatMakeNoSenseAreRefusedAndChangeNothing(String body) throws Exception {
    assertThat(faults(body)).isEqualTo(400);

    host.events.emit(SampleHost.event("a"));
    host.advance("PT1S");
    assertThat(host.functions.events).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "x"})
  void onlyJsonIsTaken(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> host.events.emit(text));
  }

  private int faults(String body) throws Exception {
    return host.post("/sandbox/faults", body).statusCode();
  }

  private List<JsonNode> deadLetters() throws Exception {
    JsonNode list = new ObjectMapper().readTree(host.get("/sandbox/deadletters").body());
    return IntStream.range(0, list.size()).mapToObj(list::get).toList();
  }
}
