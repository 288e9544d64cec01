package io.keyward.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.FakeRequest;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GateTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private final Gate gate = new Gate(true, TENANT);

  @ParameterizedTest
  @CsvSource({
    "Keyward.Reader,        READER,         200",
    "Keyward.Reader,        APPROVER,       403",
    "Keyward.Reader,        SECURITY_ADMIN, 403",
    "Keyward.Approver,      READER,         200",
    "Keyward.Approver,      APPROVER,       200",
    "Keyward.Approver,      SECURITY_ADMIN, 403",
    "Keyward.SecurityAdmin, READER,         200",
    "Keyward.SecurityAdmin, APPROVER,       200",
    "Keyward.SecurityAdmin, SECURITY_ADMIN, 200",
    "Contoso.Admin,         READER,         403",
    "keyward.reader,        READER,         403",
  })
  void letsInByRole(String has, Role needs, int status) {
    FakeRequest request = FakeRequest.by(TENANT, has);

    HttpResponseMessage answer = gate.admit(request, needs, p -> ok(request));

    assertThat(answer.getStatusCode()).isEqualTo(status);
  }

  /** What browsers and others send, and what becomes of it. */
  @ParameterizedTest
  @CsvSource({
    "POST, '',          '',                      200",
    "POST, same-origin, https://keyward.test,    200",
    "POST, none,        '',                      200",
    "POST, same-origin, HTTPS://KEYWARD.TEST,    200",
    "POST, cross-site,  https://evil.test,       403",
    "POST, cross-site,  '',                      403",
    "POST, same-site,   '',                      403",
    "POST, '',          https://evil.test,       403",
    "POST, '',          https://keyward.test.evil.test, 403",
    "POST, '',          https://x@keyward.test,  403",
    "POST, '',          https://keyward.test:99, 403",
    "POST, same-origin, https://evil.test,       403",
    "POST, '',          null,                    403",
    "PUT,  cross-site,  '',                      403",
    "GET,  cross-site,  https://evil.test,       200",
  })
  void refusesChangesFromPagesOfOtherSites(
      HttpMethod method, String site, String origin, int status) {
    FakeRequest request =
        FakeRequest.by(TENANT, "Keyward.Reader").via(method).withHeader("Host", "keyward.test");
    if (!site.isEmpty()) {
      request.withHeader("Sec-Fetch-Site", site);
    }
    if (!origin.isEmpty()) {
      request.withHeader("origin", origin);
    }

    assertThat(status(gate, request)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "DISGUISED-HOST,   keyward.test, 200",
    "X-Forwarded-Host, keyward.test, 200",
    "DISGUISED-HOST,   other.test,   403",
    "X-Original-Host,  keyward.test, 403"
  })
  void knowsItsHostBehindTheFrontEnd(String header, String host, int status) {
    FakeRequest request =
        FakeRequest.by(TENANT, "Keyward.Reader")
            .via(HttpMethod.POST)
            .withHeader("Host", "keyward")
            .withHeader(header, host)
            .withHeader("Origin", "https://keyward.test");

    assertThat(status(gate, request)).isEqualTo(status);
  }

  @Test
  void refusesARequestWithoutAPrincipal() {
    assertThat(status(gate, FakeRequest.plain())).isEqualTo(401);
  }

  @Test
  void refusesEveryRequestWhereThePlatformDoesNotAuthenticate() {
    Gate untrusting = new Gate(false, TENANT);

    assertThat(status(untrusting, FakeRequest.by(TENANT, "Keyward.Reader"))).isEqualTo(401);
  }

  @Test
  void refusesAnotherTenant() {
    assertThat(status(gate, FakeRequest.by("22222222", "Keyward.Reader"))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyward", "Keyward", " KEYWARD\u200b", "key-ward", "\uff4beyward"})
  void refusesWhoWouldPassForKeywardInAHistory(String name) {
    FakeRequest request = FakeRequest.of(name, TENANT, "Keyward.SecurityAdmin");

    assertThat(status(gate, request)).isEqualTo(403);
  }

  @Test
  void refusesAPrincipalThatNamesNoTenant() {
    assertThat(status(gate, FakeRequest.by("", "Keyward.Reader"))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"claims\":[]}", "{\"claims\":7}", "{x"})
  void refusesAPrincipalThatCannotBeRead(String json) {
    assertThat(status(gate, FakeRequest.plain().withPrincipal(json))).isEqualTo(401);
  }

  @Test
  void refusesAHeaderThatIsNoBase64() {
    FakeRequest request = FakeRequest.plain().withHeader("x-ms-client-principal", "%%%");

    assertThat(status(gate, request)).isEqualTo(401);
  }

  @Test
  void refusesAHeaderBeyondAnySize() {
    FakeRequest request =
        FakeRequest.plain().withHeader("x-ms-client-principal", "A".repeat(70_000));

    assertThat(status(gate, request)).isEqualTo(401);
  }

  @Test
  void busyStoreIsToldAsUnavailable() {
    FakeRequest request = FakeRequest.by(TENANT, "Keyward.Reader");

    HttpResponseMessage answer =
        gate.admit(
            request,
            Role.READER,
            p -> {
              throw new TemporarilyUnavailable("table secret-name answered 503", Duration.ZERO);
            });

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(String.valueOf(answer.getBody())).doesNotContain("secret-name");
  }

  @Test
  void answersAreNeitherSniffedNorCached() {
    FakeRequest request = FakeRequest.plain();

    HttpResponseMessage answer = gate.admit(request, Role.READER, p -> ok(request));

    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.getHeader("Content-Type")).startsWith("application/problem+json");
  }

  private static int status(Gate gate, FakeRequest request) {
    return gate.admit(request, Role.READER, p -> ok(request)).getStatusCode();
  }

  private static HttpResponseMessage ok(FakeRequest request) {
    return Answer.of(request, Map.of());
  }
}
