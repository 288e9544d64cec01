package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schemas of docs/openapi.yaml say of a body, the code says too. */
final class RequestBodiesTest {
  private static final String LONG = "x".repeat(2_001);

  static List<Arguments> bodies() {
    List<Arguments> all = new ArrayList<>();
    add(all, "ApproveTicket", true, "{'planHash':'h'}", "{'planHash':'h','comment':null}");
    add(all, "ApproveTicket", true, "{'planHash':'h','comment':''}");
    add(all, "ApproveTicket", false, "{}", "[]", "'h'", "{'planHash':''}", "{'planHash':7}");
    add(all, "ApproveTicket", false, "{'planHash':null}", "{'planHash':'h','by':'x'}");
    add(all, "ApproveTicket", false, "{'PlanHash':'h'}", "{'planHash':'h','comment':{}}");
    add(all, "ApproveTicket", false, "{'planHash':'h','comment':7}");
    add(all, "ApproveTicket", false, "{'planHash':'h','comment':'" + LONG + "'}");
    add(all, "ApproveTicket", false, "{'planHash':'" + LONG + LONG + "'}");
    add(all, "RejectTicket", true, "{'reason':'no'}");
    add(all, "RejectTicket", false, "{'reason':true}", "{'reason':'" + LONG + "'}", "{}");
    add(all, "RetryTicket", true, "{}");
    add(all, "RetryTicket", false, "{'x':1}", "[]", "null");
    add(all, "CommentTicket", true, "{'comment':'two\\nlines'}");
    add(all, "CommentTicket", false, "{'comment':['a']}", "{'comment':'" + LONG + "'}");
    add(all, "DoTask", true, "{'task':'create','done':false}");
    add(all, "DoTask", false, "{'task':'create','done':'true'}", "{'task':'create','done':1}");
    add(all, "DoTask", false, "{'task':'create'}", "{'done':true}");
    add(all, "NameReplacement", false, "{'id':7}", "{'id':''}", "{'id':'a','b':1}");
    String wish = GivenCalls.WISH;
    for (String operation : List.of("WaiveTicket", "RequestWaiver")) {
      String good = operation.equals("WaiveTicket") ? wish : GivenCalls.SCOPED;
      add(all, operation, true, good, good.replace("12-31", "12-31T10:00:00.5+02:00"));
      add(all, operation, true, good.replace("12-31", "12-31T10:00Z"));
      add(all, operation, false, good.replace("['cmk-required']", "[]"));
      add(all, operation, false, good.replace("['cmk-required']", "'cmk-required'"));
      add(all, operation, false, good.replace("['cmk-required']", "[' cmk-required']"));
      add(all, operation, false, good.replace("['cmk-required']", "['unheard-of']"));
      add(all, operation, false, good.replace("['cmk-required']", "[1]"));
      add(all, operation, false, good.replace("'r'", "''"), good.replace("'c'", "null"));
      add(all, operation, false, good.replace("12-31", "12-31t10:00z"));
      add(all, operation, false, good.replace("2026-12-31", "20261231"));
      add(all, operation, false, good.replace("2026-12-31", "+12026-12-31T00:00Z"));
      add(
          all,
          operation,
          false,
          good.replace("}", ",'x':1}"),
          good.replace("'r'", "'" + LONG + "'"));
    }
    add(
        all,
        "ApproveTickets",
        true,
        items(1),
        items(20),
        items(2).replace("]}", "],'comment':'c'}"));
    add(all, "ApproveTickets", false, items(0), items(21), "{}", "{'tickets':[1]}");
    add(all, "ApproveTickets", false, "{'tickets':[{'id':'a'}]}", "{'tickets':{'id':'a'}}");
    add(all, "ApproveTickets", false, "{'tickets':[{'id':'a','planHash':'h','x':1}]}");
    add(all, "ApproveWaiver", false, "{'x':1}");
    return all;
  }

  private static void add(List<Arguments> all, String operation, boolean good, String... bodies) {
    Stream.of(bodies).forEach(body -> all.add(Arguments.of(operation, good, body)));
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{'id':'ticket-" + i + "','planHash':'h'}")
        .collect(Collectors.joining(",", "{'tickets':[", "]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RetryTicket", "ApproveWaiver", "RevokeWaiver", "AcknowledgeAlert"})
  void whereNothingNeedBeSaidNothingNeedBeSent(String operation) {
    try (ApiHouse house = new ApiHouse(true)) {
      GivenCalls.Call call = GivenCalls.of(operation, house);

      int status =
          house
              .call(operation, GivenCalls.admin("ana").via(HttpMethod.POST), call.id())
              .getStatusCode();

      assertThat(status).isNotEqualTo(400);
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("bodies")
  void bothAcceptOrBothRefuse(String operation, boolean good, String body) {
    String json = body.replace('\'', '"');
    try (ApiHouse house = new ApiHouse(true)) {
      GivenCalls.Call call = GivenCalls.of(operation, house);
      List<String> before = house.everything();

      int status =
          house.call(operation, GivenCalls.admin("ana").sending(json), call.id()).getStatusCode();

      assertThat(OpenApi.requestFaults(operation, json).isEmpty()).isEqualTo(good);
      assertThat(good ? status != 400 : status == 400 || status == 409).isTrue();
      assertThat(good || house.everything().equals(before)).isTrue();
    }
  }
}
