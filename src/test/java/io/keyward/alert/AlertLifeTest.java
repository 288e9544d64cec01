package io.keyward.alert;

import static io.keyward.alert.GivenAlert.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Severity;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The one transition of an alert. */
final class AlertLifeTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static GivenAlert low(String tier) {
    return new GivenAlert(signal(tier, Severity.LOW));
  }

  private static GivenAlert critical() {
    return new GivenAlert(signal("disabled", Severity.CRITICAL));
  }

  @Test
  void whatIsNewIsToldAtOnce() {
    assertThat(low("90").heard()).containsExactly("ops raised");
  }

  @Test
  void theSameAgainIsToldToNobodyAndChangesNothing() {
    GivenAlert given = low("90").seen(HOUR, "90").seen(DAY, "90").due(DAY);

    assertThat(given.heard()).containsExactly("ops raised");
    assertThat(given.last.changed()).isFalse();
  }

  @Test
  void eachTierIsToldOnceHoweverSoonItComes() {
    GivenAlert given = low("90").seen(MINUTE, "30").seen(MINUTE, "30").seen(MINUTE, "7");

    assertThat(given.heard()).containsExactly("ops raised", "ops worsened", "ops worsened");
    assertThat(given.seen(DAY, "30").heard()).hasSize(3);
  }

  @Test
  void whatIsMoreSevereIsToldInTheSameTier() {
    GivenAlert given = low("7").then(MINUTE, new AlertEvent.Seen(signal("7", Severity.CRITICAL)));

    assertThat(given.heard()).containsExactly("ops raised", "ops worsened");
  }

  @Test
  void theEndIsToldToThoseWhoHeardOfIt() {
    GivenAlert given = low("90").cleared(DAY);

    assertThat(given.heard()).containsExactly("ops raised", "ops resolved");
    assertThat(given.alert.isOpen()).isFalse();
    assertThat(given.cleared(DAY).last.changed()).isFalse();
  }

  @Test
  void whatComesBackLaterIsToldAgainAndCounted() {
    GivenAlert given = low("90").cleared(DAY).seen(DAY, "90");

    assertThat(given.heard()).containsExactly("ops raised", "ops resolved", "ops raised");
    assertThat(given.alert.count()).isEqualTo(2);
  }

  @Test
  void whatComesBackInTheQuietPeriodIsToldWhenItIsOver() {
    GivenAlert given = low("90").cleared(MINUTE).seen(MINUTE, "90").seen(MINUTE, "90");
    assertThat(given.heard()).containsExactly("ops raised", "ops resolved");
    assertThat(given.last.lookAgainIn()).isEqualTo(Duration.ofMinutes(57));

    given.due(given.last.lookAgainIn());

    assertThat(given.heard()).containsExactly("ops raised", "ops resolved", "ops raised");
  }

  @Test
  void whatFlickersIsToldOnce() {
    GivenAlert given = low("90").cleared(MINUTE).seen(MINUTE, "90").cleared(MINUTE);

    assertThat(given.due(DAY).heard()).containsExactly("ops raised", "ops resolved");
  }

  @Test
  void aBurstIsOneMessageAndOneMoreWithTheCount() {
    GivenAlert given = new GivenAlert(signal("", Severity.LOW, 1));
    for (int members = 2; members <= 500; members++) {
      given.then(Duration.ofSeconds(1), new AlertEvent.Seen(signal("", Severity.LOW, members)));
    }
    assertThat(given.heard()).containsExactly("ops raised");

    given.due(given.last.lookAgainIn());

    assertThat(given.heard()).containsExactly("ops raised", "ops repeated");
    assertThat(given.alert.count()).isEqualTo(500);
  }

  @Test
  void silenceIsEscalatedOnce() {
    GivenAlert given = critical();
    assertThat(given.last.lookAgainIn()).isEqualTo(Duration.ofHours(4));

    given.due(HOUR).due(Duration.ofHours(3)).due(DAY);

    assertThat(given.heard()).containsExactly("ops raised", "ops escalated");
  }

  @Test
  void silenceIsToldToThoseWhomThePolicyNames() {
    GivenAlert given =
        new GivenAlert(signal("disabled", Severity.CRITICAL), List.of("boss")).due(DAY);

    assertThat(given.cleared(DAY).heard())
        .containsExactly("ops raised", "boss escalated", "ops resolved", "boss resolved");
  }

  @Test
  void whatSomebodySeesToIsNotEscalated() {
    GivenAlert given = critical().then(HOUR, new AlertEvent.Acknowledged("ana")).due(DAY);

    assertThat(given.heard()).containsExactly("ops raised");
    assertThat(given.then(MINUTE, new AlertEvent.Acknowledged("bob")).last.changed()).isFalse();
  }

  @Test
  void theNextTierWantsAReactionOfItsOwn() {
    GivenAlert given =
        critical().then(HOUR, new AlertEvent.Acknowledged("ana")).seen(HOUR, "deleted").due(DAY);

    assertThat(given.heard()).containsExactly("ops raised", "ops worsened", "ops escalated");
  }

  @Test
  void whatIsHarmlessIsNotEscalated() {
    assertThat(low("90").due(DAY).heard()).containsExactly("ops raised");
  }

  /** Whatever is seen and cleared: within a raise no tier twice, and no end without a beginning. */
  @Property(tries = 300)
  void nothingIsToldTwice(@ForAll @Size(max = 40) List<@IntRange(max = 5) Integer> happenings) {
    GivenAlert given = low("90");
    for (int it : happenings) {
      switch (it) {
        case 0 -> given.cleared(MINUTE);
        case 1 -> given.due(HOUR);
        case 2 -> given.seen(MINUTE, "90");
        case 3 -> given.seen(MINUTE, "30");
        case 4 -> given.seen(DAY, "7");
        default -> given.cleared(DAY);
      }
    }
    String story = String.join(",", given.heard()).replace("ops ", "");
    assertThat(story)
        .matches("raised(,worsened){0,2}(,resolved,raised(,worsened){0,2})*(,resolved)?");
  }
}
