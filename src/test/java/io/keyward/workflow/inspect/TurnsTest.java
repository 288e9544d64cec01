package io.keyward.workflow.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Azure is too busy for comes back at the pace that Azure allows. */
class TurnsTest {
  private static final String ONE = "00000000-0000-0000-0000-000000000001";
  private static final String TWO = "00000000-0000-0000-0000-000000000002";
  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final List<Duration> delays = new ArrayList<>();
  private long elapsed;
  private final Turns turns = new Turns(new Asked(), clock);

  /** Keeps what is asked for; its own clock is moved by hand. */
  private final class Asked implements InspectionQueue {
    @Override
    public void ask(Inspection inspection, Duration delay) {
      delays.add(delay);
    }

    @Override
    public long elapsed() {
      return elapsed;
    }
  }

  private void pass(Duration time) {
    clock.pass(time);
    elapsed += time.toNanos();
  }

  private static Inspection account(String subscription, int number, String... authors) {
    return new Inspection.OfResource(
        ResourceId.of(
            "/subscriptions/"
                + subscription
                + "/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a-"
                + number),
        Set.of(authors));
  }

  private void ask(String subscription, int count) {
    IntStream.range(0, count)
        .forEach(i -> turns.ask(account(subscription, i), Duration.ofSeconds(5)));
  }

  @Test
  void twentyASecondComeBackAndNoneBeforeAzureSaid() {
    ask(ONE, 301);

    assertThat(delays).hasSize(301).first().isEqualTo(Duration.ofSeconds(5));
    assertThat(delays.get(100)).isEqualTo(Duration.ofSeconds(5));
    assertThat(delays.get(200)).isEqualTo(Duration.ofSeconds(10));
    assertThat(delays.get(300)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void whatComesAfterTheTimeOfDayWasSetBackCanBeAskedForAgain() {
    ask(ONE, 1);
    clock.pass(Duration.ofHours(-1));
    elapsed += Duration.ofSeconds(5).toNanos();

    ask(ONE, 1);

    assertThat(delays).hasSize(2);
  }

  @Test
  void whatComesAfterTheMachineStoodStillCanBeAskedForAgain() {
    ask(ONE, 1);
    clock.pass(Duration.ofSeconds(5));

    ask(ONE, 1);

    assertThat(delays).hasSize(2);
  }

  @Test
  void twoMessagesThatFailAtOneThingEndInOne() {
    turns.ask(account(ONE, 0), Duration.ofSeconds(30));
    pass(Duration.ofSeconds(10));

    turns.ask(account(ONE, 0), Duration.ofSeconds(30));

    assertThat(delays).hasSize(1);
  }

  @Test
  void aMessageFarAwayDoesNotStandForOneThatIsDueSoon() {
    turns.ask(account(ONE, 0), Duration.ofHours(1));

    turns.ask(account(ONE, 0), Duration.ofSeconds(5));

    assertThat(delays).containsExactly(Duration.ofHours(1), Duration.ofSeconds(5));
  }

  @Test
  void aListThatMustWaitLongHoldsBackNoOther() {
    turns.ask(new Inspection.OfSubscription("s1"), Duration.ofMinutes(10));

    turns.ask(new Inspection.OfSubscription("s2"), Duration.ofSeconds(30));

    assertThat(delays).containsExactly(Duration.ofMinutes(10), Duration.ofSeconds(30));
  }

  @Test
  void whatWaitsAlreadyIsNotAskedForTwice() {
    ask(ONE, 1);
    pass(Duration.ofSeconds(1));

    Duration wait = turns.ask(account(ONE, 0), Duration.ofSeconds(60));

    assertThat(wait).isEqualTo(Duration.ofSeconds(4));
    assertThat(delays).hasSize(1);
  }

  @Test
  void aMessageThatMayHaveBegunToReadSeesNoLaterChange() {
    ask(ONE, 1);
    pass(Duration.ofSeconds(4));

    ask(ONE, 1);

    assertThat(delays).hasSize(2);
  }

  @Test
  void anotherWriterIsAnotherReason() {
    turns.ask(account(ONE, 0, "ann"), Duration.ofSeconds(5));
    turns.ask(account(ONE, 0, "ben"), Duration.ofSeconds(5));

    assertThat(delays).hasSize(2);
  }

  @Test
  void whoComesWhileOthersOfThatSubscriptionWaitComesAfterThem() {
    ask(ONE, 50);

    assertThat(turns.isAwaited(ONE)).isTrue();
    assertThat(turns.isAwaited(TWO)).isFalse();
    pass(Duration.ofSeconds(3));
    assertThat(turns.isAwaited(ONE)).isFalse();
  }

  @Test
  void subscriptionsThatCouldNotBeListedComeBackTwoASecond() {
    IntStream.range(0, 21)
        .forEach(i -> turns.ask(new Inspection.OfSubscription("s" + i), Duration.ofSeconds(30)));

    assertThat(delays).hasSize(21).first().isEqualTo(Duration.ofSeconds(30));
    assertThat(delays.get(20)).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void aClockThatIsSetBackMakesNobodyWaitForLonger() {
    ask(ONE, 200);
    clock.pass(Duration.ofHours(-1));

    Duration wait = turns.ask(account(ONE, 200), Duration.ofSeconds(5));

    assertThat(wait).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aFewThatWaitHoldUpNobody() {
    turns.ask(account(ONE, 0), Duration.ofHours(1));

    assertThat(turns.isAwaited(ONE)).isFalse();
  }
}
