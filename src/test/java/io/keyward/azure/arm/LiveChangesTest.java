package io.keyward.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.ArmFixture;
import io.keyward.azure.Reply;
import io.keyward.azure.ScriptedHttp;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.Sent;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A changing call goes out once, and what became of it is told apart. */
class LiveChangesTest {
  private static final String URL = ArmFixture.ACCOUNT + "?api-version=2025-06-01";
  private static final Change CHANGE =
      Change.arm(Change.Verb.PATCH, URL, Map.of("properties", Map.of("a", 1)));

  private static LiveChanges changes(TokenCredential credential, ScriptedHttp http) {
    return LiveChanges.create(credential, AzureEnvironment.AZURE, http, ArmFixture.CLOCK);
  }

  record Case(String name, Reply reply, String outcome) {
    @Override
    public String toString() {
      return name + " -> " + outcome;
    }
  }

  static Stream<Case> answers() {
    return Stream.of(
        new Case("200", Reply.of(200, "{}"), "Accepted"),
        new Case("201 without a body", Reply.of(201, ""), "Accepted"),
        new Case("202", Reply.of(202, ""), "Accepted"),
        new Case("204", Reply.of(204, ""), "Accepted"),
        new Case("200 garbage", Reply.of(200, "<html>"), "Accepted"),
        new Case("200 without end", Reply.huge(), "Accepted"),
        new Case("301", Reply.of(301, "").with("Location", "https://evil.example/"), "Refused"),
        new Case("400", Reply.error(400, "BadRequest", "no"), "Refused"),
        new Case("401", Reply.error(401, "ExpiredAuthenticationToken", "no"), "Refused"),
        new Case("403", Reply.error(403, "AuthorizationFailed", "no"), "Refused"),
        new Case("404", Reply.error(404, "ResourceNotFound", "no"), "Refused"),
        new Case("409", Reply.error(409, "AnotherOperationInProgress", "no"), "Busy"),
        new Case("409 exists", Reply.error(409, "RoleAssignmentExists", "no"), "Accepted"),
        new Case("412", Reply.error(412, "PreconditionFailed", "no"), "Refused"),
        new Case("429", Reply.error(429, "TooManyRequests", "no"), "Busy"),
        new Case("408", Reply.error(408, "RequestTimeout", "no"), "Unknown"),
        new Case("500", Reply.error(500, "InternalServerError", "no"), "Unknown"),
        new Case("503", Reply.error(503, "ServerBusy", "no"), "Unknown"),
        new Case(
            "503 with a time",
            Reply.error(503, "ServerBusy", "no").with("Retry-After", "7"),
            "Busy"),
        new Case("a broken line", Reply.failing(() -> new IOException("reset")), "Unknown"),
        new Case("no answer", Reply.failing(() -> new HttpTimeoutException("late")), "Unknown"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void eachAnswerHasItsMeaningAndNoneIsAnsweredByASecondCall(Case given) {
    ScriptedHttp http = ScriptedHttp.of(given.reply());

    Sent sent = changes(ArmFixture.CREDENTIAL, http).send(CHANGE);

    assertThat(sent.getClass().getSimpleName()).isEqualTo(given.outcome());
    assertThat(http.calls()).isEqualTo(1);
  }

  @Test
  void theCallIsSentExactlyAsThePlanSays() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{}"));

    changes(ArmFixture.CREDENTIAL, http).send(CHANGE);

    assertThat(http.request(0).getUrl()).hasToString("https://management.azure.com" + URL);
    assertThat(http.request(0).getBodyAsBinaryData()).hasToString("{\"properties\":{\"a\":1}}");
    assertThat(http.authorization(0)).isEqualTo("Bearer secret-token");
  }

  @Test
  void theTimeThatAzureAsksForIsKept() {
    ScriptedHttp http =
        ScriptedHttp.of(Reply.error(429, "TooManyRequests", "no").with("Retry-After", "42"));

    Sent sent = changes(ArmFixture.CREDENTIAL, http).send(CHANGE);

    assertThat(sent).isEqualTo(new Sent.Busy(Duration.ofSeconds(42), "HTTP 429 TooManyRequests"));
  }

  @Test
  void withoutATokenNothingIsSent() {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{}"));

    Sent sent =
        changes(request -> Mono.error(new IllegalStateException("no identity")), http).send(CHANGE);

    assertThat(sent).isInstanceOf(Sent.Busy.class);
    assertThat(http.calls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/x?api-version=1",
        "//evil.example/x?api-version=1",
        "subscriptions/s?api-version=1",
        "/subscriptions/s",
      })
  void anAddressOfArmIsAPathWithItsVersion(String url) {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{}"));

    Sent sent =
        changes(ArmFixture.CREDENTIAL, http).send(Change.arm(Change.Verb.PUT, url, Map.of()));

    assertThat(sent).isInstanceOf(Sent.Refused.class);
    assertThat(http.calls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://kv.vault.azure.net.evil.example/keys/k?api-version=7.4",
        "http://kv.vault.azure.net/keys/k?api-version=7.4",
        "https://user@kv.vault.azure.net/keys/k?api-version=7.4",
        "https://kv.vault.azure.net:8443/keys/k?api-version=7.4",
        "https://a.b.vault.azure.net/keys/k?api-version=7.4",
        "/keys/k",
        "not a uri"
      })
  void aTokenForVaultsGoesToVaultsOfThisCloudAlone(String url) {
    ScriptedHttp http = ScriptedHttp.of(Reply.of(200, "{}"));

    Lookup<Body> read = changes(ArmFixture.CREDENTIAL, http).read(Plane.KEY_VAULT, url);

    assertThat(read).isInstanceOf(Lookup.Unreadable.class);
    assertThat(http.calls()).isZero();
  }

  static Stream<Case> reads() {
    return Stream.of(
        new Case("200", Reply.of(200, "{\"a\":1}"), "Found"),
        new Case("200 garbage", Reply.of(200, "<html>"), "Unreadable"),
        new Case("200 empty", Reply.of(200, ""), "Unreadable"),
        new Case("200 without end", Reply.huge(), "Unreadable"),
        new Case("301", Reply.of(301, ""), "Unreadable"),
        new Case("403", Reply.error(403, "AuthorizationFailed", "no"), "Unreadable"),
        new Case("404", Reply.error(404, "ResourceNotFound", "vision-1"), "Missing"),
        new Case(
            "404 of the subscription",
            Reply.error(404, "SubscriptionNotFound", "no"),
            "Unreadable"));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadTellsWhatIsThereWhatIsNotAndWhatIsNotKnown(Case given) {
    ScriptedHttp http = ScriptedHttp.of(given.reply());

    Lookup<Body> read = changes(ArmFixture.CREDENTIAL, http).read(Plane.ARM, URL);

    assertThat(read.getClass().getSimpleName()).isEqualTo(given.outcome());
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 412, 429, 500, 503})
  void aReadThatIsWorthTryingAgainSaysSo(int status) {
    ScriptedHttp http = ScriptedHttp.of(Reply.error(status, "Busy", "no"));
    LiveChanges changes = changes(ArmFixture.CREDENTIAL, http);

    assertThatThrownBy(() -> changes.read(Plane.ARM, URL))
        .isInstanceOf(TemporarilyUnavailable.class);
  }
}
