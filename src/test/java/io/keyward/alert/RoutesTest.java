package io.keyward.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertRoute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which channels an alert goes to. */
final class RoutesTest {
  private static final Concerned CLAIMS =
      new Concerned("s1", "Regulated", Map.of("Owner", "claims", "x", "y"));
  private static final Concerned SEARCH = new Concerned("s2", "Public", Map.of("owner", "search"));

  private static List<String> channels(AlertRoute route, Concerned... concerned) {
    return Routes.channels(List.of(route), Severity.HIGH, List.of(concerned));
  }

  private static AlertRoute route(
      Severity least, List<String> classifications, List<String> subscriptions, String owner) {
    return new AlertRoute(least, classifications, subscriptions, owner, List.of("ops"));
  }

  @Test
  void aRouteThatAsksForNothingTakesAll() {
    assertThat(channels(route(Severity.LOW, List.of(), List.of(), ""), SEARCH))
        .containsExactly("ops");
  }

  @Test
  void whatIsLessSevereStaysAway() {
    assertThat(channels(route(Severity.CRITICAL, List.of(), List.of(), ""), CLAIMS)).isEmpty();
  }

  @Test
  void oneOfManyWhoStopIsEnough() {
    AlertRoute regulated = route(Severity.LOW, List.of("regulated"), List.of("S1"), "");

    assertThat(channels(regulated, SEARCH, CLAIMS)).containsExactly("ops");
    assertThat(channels(regulated, SEARCH)).isEmpty();
  }

  @Test
  void allThatARouteAsksForMustHoldOfTheSameResource() {
    assertThat(
            channels(route(Severity.LOW, List.of("Regulated"), List.of("s2"), ""), SEARCH, CLAIMS))
        .isEmpty();
  }

  @Test
  void theNameOfATagIsComparedWithoutCaseAndItsValueWithIt() {
    assertThat(channels(route(Severity.LOW, List.of(), List.of(), "OWNER=search"), SEARCH))
        .containsExactly("ops");
    assertThat(channels(route(Severity.LOW, List.of(), List.of(), "Owner=Search"), SEARCH))
        .isEmpty();
  }

  @Test
  void aChannelOfTwoRoutesIsToldOnce() {
    AlertRoute all = route(Severity.LOW, List.of(), List.of(), "");

    assertThat(Routes.channels(List.of(all, all), Severity.LOW, List.of(CLAIMS)))
        .containsExactly("ops");
  }
}
