package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyward.sandbox.store.Database;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminTest {
  private final List<String> armFaults = new CopyOnWriteArrayList<>();
  private final SampleHost host =
      new SampleHost(
          Database.inMemory(),
          SampleHost.SETTINGS,
          Map.of("arm", settings -> () -> armFaults.add(settings.toString())));

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SweepInventory  | {\"input\":\"\"}      | 202",
        "sweepinventory  | {}                    | 202",
        "Work            | {\"input\":\"hello\"} | 202",
        "Work            | {\"input\":{\"a\":1}} | 202",
        "ResourceEvents  | {\"input\":\"{}\"}    | 202",
        "GetTicket       | {}                    | 400",
        "Unknown         | {}                    | 404",
        "Work            | {                     | 400",
        "Work            | []                    | 400"
      })
  void functionIsFiredByHand(String name, String body, int status) throws Exception {
    assertThat(host.post("/admin/functions/" + name, body).statusCode()).isEqualTo(status);
  }

  @Test
  void firedFunctionHasRunWhenTheAnswerComes() throws Exception {
    host.post("/admin/functions/SweepInventory", "{\"input\":\"\"}");
    host.post("/admin/functions/Work", "{\"input\":{\"a\":1}}");

    assertThat(host.functions.timers).singleElement().asString().contains("\"IsPastDue\":false");
    assertThat(host.functions.messages).containsExactly("{\"a\":1}");
  }

  @Test
  void functionsAreListedWithTheirTriggers() throws Exception {
    JsonNode list = json(host.get("/admin/functions"));

    assertThat(list.findValuesAsText("name"))
        .contains("ResourceEvents", "Work", "SweepInventory", "GetTicket");
    assertThat(list.findValuesAsText("trigger"))
        .contains("eventGridTrigger", "queueTrigger", "timerTrigger", "httpTrigger");
    assertThat(list.findValuesAsText("schedule")).containsExactly("0 0 */6 * * *");
    assertThat(list.findValuesAsText("queueName")).containsExactly("keyward-work");
  }

  @Test
  void hostSaysThatItRuns() throws Exception {
    assertThat(json(host.get("/admin/host/status")).path("state").asText()).isEqualTo("Running");
  }

  @Test
  void statusTellsWhatIsPending() throws Exception {
    host.queue.send("later", Duration.ofHours(1));

    JsonNode status = json(host.get("/sandbox/status"));

    assertThat(status.path("queues").get(0).path("name").asText()).isEqualTo("keyward-work");
    assertThat(status.path("queues").get(0).path("earliestDue").asText()).isNotEmpty();
    assertThat(status.path("events").path("pending").asInt()).isZero();
  }

  @Test
  void faultsOfOtherPartsAreHandedOn() throws Exception {
    HttpResponse<String> answer =
        host.post("/sandbox/faults", "{\"arm\":{\"429\":0.2},\"events\":{\"reorder\":false}}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(armFaults).containsExactly("{\"429\":0.2}");
  }

  @Test
  void faultsTakeEffectTogetherOrNotAtAll() throws Exception {
    HttpResponse<String> answer =
        host.post("/sandbox/faults", "{\"arm\":{\"429\":0.2},\"events\":{\"drop\":7}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(armFaults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /admin/functions/Work, 405",
    "DELETE, /sandbox/clock, 405",
    "GET, /sandbox/faults, 405",
    "POST, /sandbox/status, 405",
    "GET, /sandbox/other, 404",
    "GET, /admin/other, 404",
    "GET, /runtime/other, 404"
  })
  void otherRequestsAreRefused(String method, String path, int status) throws Exception {
    assertThat(
            host.send(host.request(path).method(method, HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(status);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }
}
