package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.OpenApi.Operation;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers send is never a line of the log or a header of an answer. */
final class InjectionTest {
  private static final String MARK = "inj3cted";
  private static final List<String> BREAKS =
      List.of(
          "\r\n", "\n", "\u0085", "\u2028", "\u2029", "%0d%0a", "%E2%80%A8", "\u0000", "\u001b[2J");
  private static final List<String> HEADERS =
      List.of("Content-Type", "Cache-Control", "X-Content-Type-Options");

  private final ApiHouse house = new ApiHouse(true);
  private final Kept kept = new Kept();
  private final Logger logger = Logger.getLogger("io.keyward");

  /** Keeps what is logged. */
  private static final class Kept extends Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    kept.setLevel(Level.ALL);
    logger.setLevel(Level.ALL);
    logger.addHandler(kept);
  }

  @AfterEach
  void close() {
    logger.removeHandler(kept);
    logger.setLevel(null);
    house.close();
  }

  static List<Arguments> ids() {
    return OpenApi.operations().values().stream()
        .filter(it -> it.path().contains("{"))
        .flatMap(
            it ->
                BREAKS.stream()
                    .map(lineBreak -> Arguments.of(it, "a" + lineBreak + "Set-Cookie: " + MARK)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void anIdInTheRouteIsOnlyLookedUp(Operation operation, String id) {
    GivenCalls.Call call = GivenCalls.of(operation.id(), house);

    HttpResponseMessage answer = house.call(operation.id(), call.by(GivenCalls.admin("ana")), id);

    assertThat(answer.getStatusCode()).isEqualTo(404);
    nothingIsIn(answer);
    assertThat(String.valueOf(answer.getBody())).doesNotContain(MARK);
  }

  /** A line break that is added to an id that exists does not lead to it. */
  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\u2028", "%0a", " ", "/", "\u0000"})
  void anIdWithMoreBehindItIsAnother(String more) {
    String id = GivenCalls.fixable(house);

    assertThat(house.call("GetTicket", GivenCalls.admin("ana"), id + more).getStatusCode())
        .isEqualTo(404);
  }

  static Stream<Arguments> texts() {
    return BREAKS.stream()
        .map(lineBreak -> "fine" + lineBreak + "ERROR " + MARK)
        .flatMap(
            text ->
                Stream.of(
                    Arguments.of("CommentTicket", Map.of("comment", text)),
                    Arguments.of("RejectTicket", Map.of("reason", text)),
                    Arguments.of("ApproveTicket", Map.of("planHash", "hash", "comment", text)),
                    Arguments.of("ApproveTicket", Map.of("planHash", text)),
                    Arguments.of("DoTask", Map.of("task", text, "done", true)),
                    Arguments.of("NameReplacement", Map.of("id", "/subscriptions/s/" + text)),
                    Arguments.of("RequestWaiver", wish(text))));
  }

  private static Map<String, ?> wish(String text) {
    return Map.of(
        "scope",
        "/subscriptions/s/resourceGroups/g",
        "rules",
        List.of("cmk-required"),
        "reason",
        text,
        "compensatingControl",
        text,
        "until",
        "2026-12-31");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextOfAPersonIsInTheBodyAlone(String operation, Map<String, ?> body) {
    GivenCalls.Call call = GivenCalls.of(operation, house);
    FakeRequest request = GivenCalls.admin("ana").sending(JsonText.write(body));

    HttpResponseMessage answer = house.call(operation, request, call.id());

    assertThat(answer.getStatusCode()).isIn(200, 400, 409, 412);
    nothingIsIn(answer);
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void theNameOfAPrincipalIsInTheBodyAlone(String lineBreak) {
    GivenCalls.Call call = GivenCalls.of("CommentTicket", house);
    FakeRequest request = GivenCalls.approver("bob" + lineBreak + "ERROR " + MARK);

    HttpResponseMessage answer = house.call("CommentTicket", call.by(request), call.id());

    assertThat(kept.lines).anyMatch(line -> line.contains("Ticket moved"));
    nothingIsIn(answer);
  }

  static List<String> breaks() {
    return BREAKS;
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void aParameterIsNeverRepeated(String lineBreak) {
    for (String name : List.of("state", "severity", "subject", "top", "cursor")) {
      FakeRequest request = GivenCalls.admin("ana").asking(name, "x" + lineBreak + MARK);

      HttpResponseMessage answer = house.call("ListTickets", request, "");

      nothingIsIn(answer);
      assertThat(String.valueOf(answer.getBody())).doesNotContain(MARK);
      assertThat(answer.getStatusCode())
          .isEqualTo(name.equals("subject") && isText(lineBreak) ? 200 : 400);
    }
  }

  private static boolean isText(String lineBreak) {
    return lineBreak.chars().noneMatch(Character::isISOControl);
  }

  private void nothingIsIn(HttpResponseMessage answer) {
    assertThat(kept.lines).noneMatch(line -> line.contains(MARK));
    assertThat(HEADERS)
        .allMatch(it -> String.valueOf(answer.getHeader(it)).matches("[ -~]+"))
        .noneMatch(it -> String.valueOf(answer.getHeader(it)).contains(MARK));
  }
}
