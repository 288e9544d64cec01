package io.keyward.workflow.drill;

import static io.keyward.workflow.Drilling.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Message;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.FakeVault.Fault;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Drilling;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people hear of a drill, from its request to its end. */
final class WatchDrillsTest {
  private final ToldDrill news = new ToldDrill();
  private final Drilling drilling = news.drilling;

  @AfterEach
  void close() {
    news.close();
  }

  @Test
  void aRequestNamesWhoAskedAndUntilWhenItWaits() {
    drilling.request("ana@contoso.com");

    assertThat(news.messages()).hasSize(1);
    Message told = news.messages().get(0);
    assertThat(told.sentence())
        .contains(drilling.id.toString(), "asked for by ana@contoso.com", "2026-11-22T09:");
    assertThat(told.subject()).isEqualTo(drilling.key.id().toString());
    assertThat(told.severity()).isEqualTo(Severity.HIGH);
    assertThat(told.radius().named()).containsExactly(drilling.user.toString());
  }

  @Test
  void eachStateIsToldOnceAndTheEndToThoseWhoHeard() {
    drilling.request("req");
    news.messages();
    drilling.approve("one");
    news.messages();
    drilling.approve("two");
    news.messages();
    drilling.world.pass(Drilling.WAITING);
    drilling.world.pass(Duration.ofMinutes(5));
    news.messages();
    drilling.restored();
    news.sweep();

    assertThat(news.heard())
        .containsExactly(
            "raised requested",
            "worsened approvedOnce",
            "worsened waiting",
            "worsened disabling",
            "worsened undetermined",
            "resolved restored");
    assertThat(news.messages()).hasSize(6);
    assertThat(news.lastSentence()).endsWith("All that it disabled is enabled again.");
  }

  @Test
  void anotherBlastRadiusIsToldAnew() {
    drilling.approved();
    news.messages();
    ResourceId late = drilling.key.user("late", "");
    drilling.world.inspect.inspect(late, Asked.BY_EVENT);
    drilling.world.pass(Drilling.WAITING);
    news.messages();
    drilling.approve("one");

    assertThat(news.heard()).endsWith("worsened requested 2", "worsened approvedOnce 2");
    assertThat(news.lastSentence()).contains("waits for its second approval");
  }

  @Test
  void whatCannotBeRestoredIsCritical() {
    drilling.disabled();
    drilling.vault.faults.add(Fault.REFUSED);
    drilling.restored();

    assertThat(news.heard()).endsWith("worsened notRestored");
    Message last = news.messages().get(news.messages().size() - 1);
    assertThat(last.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(last.sentence()).contains("not all that it disabled could be enabled again");
  }

  @Test
  void everyOtherEndIsToldWithItsReason() {
    assertThat(endOf(it -> it.decide().withdraw(it.id, actor("req"), "")))
        .endsWith("withdrawn by req. Nothing was disabled.");
    assertThat(endOf(it -> it.decide().refuse(it.id, actor("adm"), "no")))
        .endsWith("refused by adm. Nothing was disabled.");
    assertThat(endOf(it -> it.world.pass(Duration.ofHours(24))))
        .endsWith("two people did not approve it in time. Nothing was disabled.");
    assertThat(endOf(WatchDrillsTest::fail)).contains("it failed. Nothing was disabled.");
  }

  private static String endOf(Consumer<Drilling> end) {
    try (ToldDrill news = new ToldDrill()) {
      news.drilling.request("req");
      news.messages();
      end.accept(news.drilling);
      assertThat(news.heard()).last().asString().startsWith("resolved");
      return news.lastSentence();
    }
  }

  private static void fail(Drilling drilling) {
    drilling.approve("one");
    drilling.approve("two");
    drilling.vault.faults.add(Fault.REFUSED);
    drilling.vault.faults.add(Fault.REFUSED);
    drilling.world.pass(Drilling.WAITING);
    drilling.world.pass(Duration.ofMinutes(5));
  }

  @Test
  void theSweepTellsWhatNoMessageToldAndTellsItOnce() {
    drilling.request("req");
    drilling.world.forgetMessages();
    assertThat(news.heard()).isEmpty();

    news.sweep();
    news.sweep();

    assertThat(news.messages()).hasSize(1);
    assertThat(news.heard()).containsExactly("raised requested");
  }

  @Test
  void theSweepEndsWhatEndedUnheard() {
    drilling.request("req");
    news.messages();
    drilling.decide().withdraw(drilling.id, actor("req"), "");
    drilling.world.forgetMessages();

    news.sweep();
    news.sweep();

    assertThat(news.heard()).containsExactly("raised requested", "resolved withdrawn");
    assertThat(news.messages()).hasSize(2);
  }

  @Test
  void aSecondDrillOnTheKeyIsAnotherAlert() {
    drilling.request("req");
    news.messages();
    drilling.decide().withdraw(drilling.id, actor("req"), "");
    news.messages();
    drilling.request("req");

    assertThat(news.heard()).containsExactly("raised requested", "resolved withdrawn");
    assertThat(news.messages()).hasSize(3);
    assertThat(news.messages().stream().map(Message::alertId).distinct()).hasSize(2);
  }

  @Test
  void aLookAtTheKeyLeavesTheDrillsAlertOpen() {
    drilling.request("req");
    news.messages();
    drilling.world.inspect.inspect(drilling.key.id(), Asked.BY_EVENT);

    assertThat(news.heard()).containsExactly("raised requested");
    assertThat(news.alert()).get().satisfies(it -> assertThat(it.isOpen()).isTrue());
  }
}
