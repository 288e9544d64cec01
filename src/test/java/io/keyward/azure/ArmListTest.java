package io.keyward.azure;

import static io.keyward.azure.ArmFixture.ACCOUNT;
import static io.keyward.azure.ArmFixture.SUBSCRIPTION;
import static io.keyward.azure.ArmFixture.arm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyward.azure.arm.ArmRefused;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArmListTest {
  private static final String NEXT = "https://management.azure.com/subscriptions/next?page=";
  private static final List<String> TYPES =
      List.of("Microsoft.CognitiveServices/accounts", "Microsoft.Search/searchServices");

  @Test
  void everyPageIsReadAndStrangeEntriesAreLeftOut() {
    ScriptedHttp http =
        ScriptedHttp.of(
            page("{\"id\":\"" + ACCOUNT + "\"},{\"id\":\"?\"},{\"name\":1},7", NEXT + "2"),
            page("", NEXT + "3"),
            page("{\"id\":\"" + ACCOUNT + "2\"}", ""));

    List<ResourceId> ids = list(http);

    assertThat(ids).containsExactly(ACCOUNT, ResourceId.of(ACCOUNT + "2"));
    assertThat(http.calls()).isEqualTo(3);
  }

  @Test
  void typesAreAskedForInOneFilter() {
    ScriptedHttp http = ScriptedHttp.of(page("", ""));

    list(http);

    assertThat(http.request(0).getUrl().getPath())
        .isEqualTo("/subscriptions/" + SUBSCRIPTION + "/resources");
    assertThat(http.request(0).getUrl().getQuery().replace("%20", " ").replace("%27", "'"))
        .contains("resourceType eq 'Microsoft.CognitiveServices")
        .contains(" or resourceType eq 'Microsoft.Search");
  }

  @Test
  void listOfNoTypesIsRefused() {
    ScriptedHttp http = ScriptedHttp.of(page("", ""));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> arm(http).list(SUBSCRIPTION, List.of(), id -> {}));
    assertThat(http.calls()).isZero();
  }

  @Test
  void tokenIsNotCarriedToAnotherHost() {
    ScriptedHttp http = ScriptedHttp.of(page("", "https://evil.test/subscriptions/next"));

    assertThatExceptionOfType(ArmRefused.class).isThrownBy(() -> list(http));
    assertThat(http.calls()).isEqualTo(1);
  }

  @Test
  void listThatLeadsBackToItselfIsRefused() {
    ScriptedHttp http = ScriptedHttp.of(page("", NEXT + "2"));

    assertThatExceptionOfType(ArmRefused.class).isThrownBy(() -> list(http));
    assertThat(http.calls()).isEqualTo(2);
  }

  static Stream<Arguments> secondPages() {
    return Stream.of(
        Arguments.of(Reply.of(200, ""), ArmRefused.class),
        Arguments.of(Reply.of(200, "[]"), ArmRefused.class),
        Arguments.of(Reply.of(200, "{}"), ArmRefused.class),
        Arguments.of(Reply.of(200, "{\"value\":{}}"), ArmRefused.class),
        Arguments.of(Reply.of(200, "{\"value\":[],\"nextLink\":5}"), ArmRefused.class),
        Arguments.of(Reply.huge(), ArmRefused.class),
        Arguments.of(Reply.of(302, ""), ArmRefused.class),
        Arguments.of(Reply.error(403, "AuthorizationFailed", "no"), ArmRefused.class),
        Arguments.of(Reply.error(404, "SubscriptionNotFound", "no"), ArmRefused.class),
        Arguments.of(Reply.of(429, "").with("Retry-After", "9"), TemporarilyUnavailable.class),
        Arguments.of(Reply.of(503, ""), TemporarilyUnavailable.class));
  }

  @ParameterizedTest
  @MethodSource("secondPages")
  void listThatBreaksOffNeverLooksComplete(Reply second, Class<? extends Throwable> failure) {
    ScriptedHttp http = ScriptedHttp.of(page("{\"id\":\"" + ACCOUNT + "\"}", NEXT + "2"), second);

    assertThatExceptionOfType(failure).isThrownBy(() -> list(http));
  }

  @Test
  void nextPageMayNameTheUsualPort() {
    ScriptedHttp http =
        ScriptedHttp.of(page("", NEXT.replace(".com/", ".com:443/") + "2"), page("", ""));

    list(http);

    assertThat(http.calls()).isEqualTo(2);
  }

  @Test
  void onlyEnabledSubscriptionsAreNamed() {
    ScriptedHttp http =
        ScriptedHttp.of(
            page("{\"subscriptionId\":\"s1\",\"state\":\"Enabled\"}", NEXT + "2"),
            page(
                "{\"subscriptionId\":\"s2\",\"state\":\"Disabled\"},{\"subscriptionId\":\"s3\",\"state\":\"enabled\"}",
                ""));

    List<String> ids = arm(http).subscriptions();

    assertThat(ids).containsExactly("s1", "s3");
  }

  private static List<ResourceId> list(ScriptedHttp http) {
    List<ResourceId> ids = new ArrayList<>();
    arm(http).list(SUBSCRIPTION, TYPES, ids::add);
    return ids;
  }

  private static Reply page(String entries, String next) {
    String link = next.isEmpty() ? "null" : "\"" + next + "\"";
    return Reply.of(200, "{\"value\":[" + entries + "],\"nextLink\":" + link + "}");
  }
}
