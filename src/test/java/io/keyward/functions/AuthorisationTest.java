package io.keyward.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.OpenApi.Operation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation with every sort of caller: what docs/openapi.yaml says is what happens. */
final class AuthorisationTest {
  private static final String ADMIN = "Keyward.SecurityAdmin";

  /** Who calls. */
  enum Caller {
    NOBODY,
    UNREADABLE,
    NO_ROLE,
    READER,
    APPROVER,
    SECURITY_ADMIN,
    AUTHOR,
    FORGED,
    FOREIGN_PAGE,
    OTHER_TENANT,
    NO_TENANT;

    FakeRequest request() {
      return switch (this) {
        case NOBODY -> FakeRequest.plain();
        case UNREADABLE -> FakeRequest.plain().withHeader("X-MS-CLIENT-PRINCIPAL", "e30{");
        case NO_ROLE -> FakeRequest.of("ana", ApiHouse.TENANT);
        case READER -> FakeRequest.of("ana", ApiHouse.TENANT, "Keyward.Reader");
        case APPROVER -> FakeRequest.of("ana", ApiHouse.TENANT, "Keyward.Approver");
        case SECURITY_ADMIN, FORGED -> FakeRequest.of("ana", ApiHouse.TENANT, ADMIN);
        case AUTHOR -> FakeRequest.of("Author", ApiHouse.TENANT, ADMIN);
        case FOREIGN_PAGE ->
            FakeRequest.of("ana", ApiHouse.TENANT, ADMIN).withHeader("Origin", "https://evil.test");
        case OTHER_TENANT -> FakeRequest.of("ana", "22222222-2222-2222-2222-222222222222", ADMIN);
        case NO_TENANT -> FakeRequest.of("ana", "", ADMIN);
      };
    }

    /** Whether something is changed. */
    boolean changes(Operation operation) {
      return operation.changes()
          && expected(operation) == 200
          && !(this == AUTHOR && operation.notByAuthor().equals("each"));
    }

    /** What an operation answers whose least role is this; "none" lets everybody in. */
    int expected(Operation operation) {
      if (operation.role().equals("none")) {
        return 200;
      }
      return switch (this) {
        case NOBODY, UNREADABLE, FORGED -> 401;
        case NO_ROLE, OTHER_TENANT, NO_TENANT -> 403;
        case READER -> operation.role().equals("Keyward.Reader") ? 200 : 403;
        case APPROVER -> operation.role().equals(ADMIN) ? 403 : 200;
        case SECURITY_ADMIN -> 200;
        case FOREIGN_PAGE -> operation.changes() ? 403 : 200;
        case AUTHOR -> operation.notByAuthor().equals("true") ? 409 : 200;
      };
    }
  }

  static List<Arguments> cells() {
    return OpenApi.operations().values().stream()
        .flatMap(it -> Stream.of(Caller.values()).map(caller -> Arguments.of(it, caller)))
        .toList();
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("cells")
  void eachCallerMayDoWhatIsDocumentedAndNothingElse(Operation operation, Caller caller) {
    try (ApiHouse house = new ApiHouse(true);
        ApiHouse open = new ApiHouse(false)) {
      ApiHouse asked = caller == Caller.FORGED ? open : house;
      GivenCalls.Call call = GivenCalls.of(operation.id(), house);
      List<String> before = asked.everything();

      HttpResponseMessage answer =
          asked.call(operation.id(), call.by(via(operation, caller)), call.id());

      assertThat(answer.getStatusCode()).isEqualTo(caller.expected(operation));
      assertThat(asked.everything().equals(before))
          .describedAs("unchanged")
          .isEqualTo(!caller.changes(operation));
    }
  }

  private static FakeRequest via(Operation operation, Caller caller) {
    return caller.request().via(HttpMethod.valueOf(operation.method().toUpperCase(Locale.ROOT)));
  }
}
