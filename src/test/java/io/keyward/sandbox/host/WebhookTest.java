package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookTest {
  private static final String WEBHOOK = "/runtime/webhooks/EventGrid";
  private static SampleHost host;

  @BeforeAll
  static void start() {
    host = SampleHost.inMemory();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @BeforeEach
  void forget() {
    host.functions.events.clear();
    host.functions.onEvent = text -> {};
  }

  @ParameterizedTest
  @CsvSource({
    "?functionName=ResourceEvents, Notification, 202",
    "?functionName=resourceevents, notification, 202",
    "?functionName=ResourceEvents, Unsubscribe, 202",
    "?functionName=ResourceEvents, Nonsense, 400",
    "?functionName=ResourceEvents, , 400",
    "?functionName=Other, Notification, 404",
    "?functionName=Work, Notification, 404",
    "'', Notification, 404"
  })
  void headerAndFunctionNameDecideTheAnswer(String query, String type, int status)
      throws Exception {
    HttpRequest.Builder request =
        host.request(WEBHOOK + query)
            .POST(HttpRequest.BodyPublishers.ofString("[" + SampleHost.event("a") + "]"));
    if (type != null) {
      request.header("aeg-event-type", type);
    }

    assertThat(host.send(request).statusCode()).isEqualTo(status);
  }

  @Test
  void subscriptionHandshakeIsAnsweredWithItsCode() throws Exception {
    HttpResponse<String> answer =
        host.send(
            host.request(WEBHOOK + "?functionName=ResourceEvents")
                .header("aeg-event-type", "SubscriptionValidation")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "[{\"id\":\"v\",\"data\":{\"validationCode\":\"abc\"}}]")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"validationResponse\":\"abc\"}");
    assertThat(host.functions.events).isEmpty();
  }

  @Test
  void cloudEventsHandshakeAllowsTheOrigin() throws Exception {
    HttpResponse<String> answer =
        host.send(
            host.request(WEBHOOK + "?functionName=ResourceEvents")
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("WebHook-Allowed-Origin"))
        .contains("eventgrid.azure.net");
  }

  static Stream<Arguments> unreadable() {
    String event = SampleHost.event("a");
    return Stream.of(
        Arguments.of("empty", "", 400),
        Arguments.of("not JSON", "{not json", 400),
        Arguments.of("two documents", event + event, 400),
        Arguments.of("a number", "[1]", 400),
        Arguments.of("null", "null", 400),
        Arguments.of("2 MB", "[\"" + "x".repeat(2 << 20) + "\"]", 413),
        Arguments.of("1,000 events", list(Collections.nCopies(1_000, event)), 413),
        Arguments.of("deep", "[".repeat(5_000) + "]".repeat(5_000), 400),
        Arguments.of("deep object", "{\"a\":".repeat(300) + "1" + "}".repeat(300), 400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void unreadableBodyIsRefusedInOneLine(String what, String body, int status) throws Exception {
    HttpResponse<String> answer = host.notify(body);

    assertThat(answer.statusCode()).as(what).isEqualTo(status);
    assertThat(answer.body()).hasLineCount(1).doesNotContain("Exception", "\tat ");
    assertThat(host.functions.events).isEmpty();
  }

  @Test
  void eachEventOfADeliveryIsOneInvocation() throws Exception {
    List<String> events = IntStream.range(0, 100).mapToObj(i -> SampleHost.event("e" + i)).toList();

    assertThat(host.notify(list(events)).statusCode()).isEqualTo(202);
    assertThat(host.functions.events).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void singleObjectIsAnEventAndItsNumbersAndDatesStayAsWritten() throws Exception {
    String event = "{\"a\":1.50,\"b\":12345678901234567890,\"t\":\"2026-11-21T09:10:11.1234567Z\"}";

    assertThat(host.notify(event).statusCode()).isEqualTo(202);
    assertThat(host.functions.events).containsExactly(event);
  }

  @Test
  void oneFailingEventFailsTheDeliveryWithoutDetails() throws Exception {
    host.functions.onEvent =
        text -> {
          if (text.contains("bad")) {
            throw new AssertionError("inner detail");
          }
        };

    HttpResponse<String> answer =
        host.notify(list(List.of(SampleHost.event("good"), SampleHost.event("bad"))));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("inner detail").contains("The function failed");
    assertThat(host.functions.events).hasSize(2);
  }

  @Test
  void thousandsOfPostsEightAtATimeAllArrive() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers =
          IntStream.range(0, 6_000)
              .mapToObj(i -> pool.submit(() -> delivered("[" + SampleHost.event("e" + i) + "]")))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(202);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(Set.copyOf(host.functions.events)).hasSize(6_000);
  }

  /** Event Grid delivers once more where a connection broke; so the client of the JDK may. */
  private static int delivered(String event) throws Exception {
    try {
      return host.notify(event).statusCode();
    } catch (IOException broken) {
      return host.notify(event).statusCode();
    }
  }

  private static String list(List<String> events) {
    return "[" + String.join(",", events) + "]";
  }
}
