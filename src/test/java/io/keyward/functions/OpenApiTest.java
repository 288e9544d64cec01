package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.compliance.RuleIds;
import io.keyward.functions.OpenApi.Operation;
import io.keyward.inventory.Body;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/openapi.yaml and the code agree, both ways. */
final class OpenApiTest {

  @Test
  void everyFunctionIsDocumentedAndEveryOperationIsAFunction() {
    Map<String, String> documented = new TreeMap<>();
    OpenApi.operations().forEach((id, it) -> documented.put(id, it.method() + " " + it.path()));
    Map<String, String> written = new TreeMap<>();
    OpenApi.functions().forEach((name, method) -> written.put(name, route(method)));

    assertThat(documented).isEqualTo(written);
  }

  private static String route(Method method) {
    HttpTrigger trigger = OpenApi.trigger(method).orElseThrow();
    String verbs = Arrays.toString(trigger.methods()).toLowerCase(Locale.ROOT);
    return verbs.substring(1, verbs.length() - 1) + " /" + trigger.route();
  }

  static List<Operation> operations() {
    return List.copyOf(OpenApi.operations().values());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theRoleOfAnOperationIsThatOfItsSecurity(Operation operation) {
    List<String> roles =
        operation.text().items("security").stream()
            .flatMap(it -> it.members().values().stream())
            .map(it -> it.items().get(0).text())
            .distinct()
            .toList();

    assertThat(roles)
        .isEqualTo(operation.role().equals("none") ? List.of() : List.of(operation.role()));
  }

  @Test
  void theRulesAreThoseOfTheCatalogue() {
    Body rules = OpenApi.document().at("components", "schemas", "RuleId");

    assertThat(rules.items("enum").stream().map(Body::text))
        .containsExactlyElementsOf(RuleIds.all());
  }

  static List<Arguments> answers() {
    return OpenApi.operations().values().stream()
        .flatMap(it -> it.statuses().stream().map(status -> Arguments.of(it, status)))
        .toList();
  }

  /** The body of each is checked where it is built. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("answers")
  void everyDocumentedAnswerIsGiven(Operation operation, int status) {
    try (ApiHouse house = new ApiHouse(true)) {
      HttpResponseMessage answer =
          switch (status) {
            case 400 -> refusedAsBad(operation, house);
            case 404 -> house.call(operation.id(), good(operation, house), "nonsense");
            case 409 -> conflict(operation, house);
            default -> plain(operation, status, house);
          };

      assertThat(answer.getStatusCode()).isEqualTo(status);
    }
  }

  static List<Operation> decisions() {
    return operations().stream()
        .filter(it -> it.changes() && !it.id().equals("CommentTicket"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aRepeatAnswersTheSameAndChangesNothing(Operation operation) {
    try (ApiHouse house = new ApiHouse(true)) {
      GivenCalls.Call call = GivenCalls.of(operation.id(), house);
      house.call(operation.id(), call.by(GivenCalls.admin("ana")), call.id());
      List<String> before = house.everything();

      HttpResponseMessage again =
          house.call(operation.id(), call.by(GivenCalls.admin("ana")), call.id());

      assertThat(again.getStatusCode()).isEqualTo(200);
      assertThat(house.everything()).isEqualTo(before);
    }
  }

  private static HttpResponseMessage conflict(Operation operation, ApiHouse house) {
    GivenCalls.Call call = GivenConflicts.of(operation.id(), house);
    return house.call(operation.id(), call.by(GivenCalls.admin("ana")), call.id());
  }

  private static HttpResponseMessage plain(Operation operation, int status, ApiHouse house) {
    GivenCalls.Call call = GivenCalls.of(operation.id(), house);
    String person = status == 403 ? "Nobody" : "Keyward.SecurityAdmin";
    FakeRequest request =
        status == 401 ? FakeRequest.plain() : FakeRequest.of("ana", ApiHouse.TENANT, person);
    if (status == 503) {
      house.storeIsBusy();
    }
    FakeRequest asked = call.by(request);
    String hash = operation.id().equals("ApproveDrill") ? "radiusHash" : "planHash";
    return house.call(
        operation.id(),
        status == 412 ? asked.sending("{\"" + hash + "\":\"old\"}") : asked,
        call.id());
  }

  private static FakeRequest good(Operation operation, ApiHouse house) {
    return GivenCalls.of(operation.id(), house).by(GivenCalls.admin("ana"));
  }

  private static HttpResponseMessage refusedAsBad(Operation operation, ApiHouse house) {
    GivenCalls.Call call = GivenCalls.of(operation.id(), house);
    FakeRequest request = GivenCalls.admin("ana").asking("top", "0").asking("from", "x");
    return house.call(operation.id(), request.sending("[]"), call.id());
  }
}
