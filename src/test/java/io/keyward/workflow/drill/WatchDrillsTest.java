package io.keyward.workflow.drill;

import static io.keyward.workflow.Drilling.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Alert;
import io.keyward.alert.Message;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.FakeChannels;
import io.keyward.testing.FakeVault.Fault;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Boundaries;
import io.keyward.workflow.Drilling;
import io.keyward.workflow.Ports;
import io.keyward.workflow.alert.AlertDesk;
import io.keyward.workflow.ticket.DispatchOutbox;
import io.keyward.workflow.ticket.TicketDesk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people hear of a drill, from its request to its end, also when a process dies. */
final class WatchDrillsTest {
  private static final Duration LATER = Duration.ofMinutes(20);
  private Drilling drilling = new Drilling();

  @BeforeEach
  void tellOnOneChannel() throws BadPolicy {
    drilling.world.policy =
        PolicyFile.parse(
            """
            drills: {enabled: true}
            channels: [{name: ops, type: teams, urlSetting: KEYWARD_CHANNEL_OPS}]
            alerts: {escalateAfter: PT0S}
            alertRoutes: [{severity: high, channels: [ops]}]
            """);
  }

  @AfterEach
  void close() {
    drilling.close();
  }

  private void anew() throws BadPolicy {
    drilling.close();
    drilling = new Drilling();
    tellOnOneChannel();
  }

  private List<Message> messages() {
    drilling.world.pass(Duration.ZERO);
    drilling.world.deliver.deliverDue();
    return drilling.world.channels.got().stream()
        .map(FakeChannels.Got::message)
        .filter(it -> it.rule().equals("revocation-drill"))
        .toList();
  }

  private List<String> heard() {
    return messages().stream()
        .map(it -> it.notice().kind().word() + " " + it.tier())
        .distinct()
        .toList();
  }

  private String lastSentence() {
    List<Message> all = messages();
    return all.get(all.size() - 1).sentence();
  }

  private void sweep() {
    new SweepDrills(drilling.world.ports, drilling.world.watchDrills).sweep();
  }

  @Test
  void aRequestNamesWhoAskedAndUntilWhenItWaits() {
    drilling.request("ana@contoso.com");

    assertThat(messages()).hasSize(1);
    Message told = messages().get(0);
    assertThat(told.sentence())
        .contains(drilling.id.toString(), "asked for by ana@contoso.com", "2026-11-22T09:");
    assertThat(told.subject()).isEqualTo(drilling.key.id().toString());
    assertThat(told.severity()).isEqualTo(Severity.HIGH);
    assertThat(told.radius().named()).containsExactly(drilling.user.toString());
  }

  @Test
  void eachStateIsToldOnceAndTheEndToThoseWhoHeard() {
    drilling.request("req");
    messages();
    drilling.approve("one");
    messages();
    drilling.approve("two");
    messages();
    drilling.world.pass(Drilling.WAITING);
    drilling.world.pass(Duration.ofMinutes(5));
    messages();
    drilling.restored();
    sweep();

    assertThat(heard())
        .containsExactly(
            "raised requested",
            "worsened approvedOnce",
            "worsened waiting",
            "worsened disabling",
            "worsened undetermined",
            "resolved restored");
    assertThat(messages()).hasSize(6);
    assertThat(lastSentence()).endsWith("All that it disabled is enabled again.");
  }

  @Test
  void anotherBlastRadiusIsToldAnew() {
    drilling.approved();
    messages();
    ResourceId late = drilling.key.user("late", "");
    drilling.world.inspect.inspect(late, Asked.BY_EVENT);
    drilling.world.pass(Drilling.WAITING);
    messages();
    drilling.approve("one");

    assertThat(heard()).endsWith("worsened requested 2", "worsened approvedOnce 2");
    assertThat(lastSentence()).contains("waits for its second approval");
  }

  @Test
  void whatCannotBeRestoredIsCritical() {
    drilling.disabled();
    drilling.vault.faults.add(Fault.REFUSED);
    drilling.restored();

    assertThat(heard()).endsWith("worsened notRestored");
    Message last = messages().get(messages().size() - 1);
    assertThat(last.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(last.sentence()).contains("not all that it disabled could be enabled again");
  }

  @Test
  void everyOtherEndIsToldWithItsReason() throws BadPolicy {
    assertThat(endOf(it -> it.decide().withdraw(it.id, actor("req"), "")))
        .endsWith("withdrawn by req. Nothing was disabled.");
    assertThat(endOf(it -> it.decide().refuse(it.id, actor("adm"), "no")))
        .endsWith("refused by adm. Nothing was disabled.");
    assertThat(endOf(it -> it.world.pass(Duration.ofHours(24))))
        .endsWith("two people did not approve it in time. Nothing was disabled.");
    assertThat(endOf(WatchDrillsTest::fail)).contains("it failed. Nothing was disabled.");
  }

  private String endOf(Consumer<Drilling> end) throws BadPolicy {
    anew();
    drilling.request("req");
    messages();
    end.accept(drilling);
    assertThat(heard()).last().asString().startsWith("resolved");
    return lastSentence();
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
    assertThat(heard()).isEmpty();

    sweep();
    sweep();

    assertThat(messages()).hasSize(1);
    assertThat(heard()).containsExactly("raised requested");
  }

  @Test
  void theSweepEndsWhatEndedUnheard() {
    drilling.request("req");
    messages();
    drilling.decide().withdraw(drilling.id, actor("req"), "");
    drilling.world.forgetMessages();

    sweep();
    sweep();

    assertThat(heard()).containsExactly("raised requested", "resolved withdrawn");
    assertThat(messages()).hasSize(2);
  }

  @Test
  void aSecondDrillOnTheKeyIsAnotherAlert() {
    drilling.request("req");
    messages();
    drilling.decide().withdraw(drilling.id, actor("req"), "");
    messages();
    drilling.request("req");

    assertThat(heard()).containsExactly("raised requested", "resolved withdrawn");
    assertThat(messages()).hasSize(3);
    assertThat(messages().stream().map(Message::alertId).distinct()).hasSize(2);
  }

  @Test
  void aLookAtTheKeyLeavesTheDrillsAlertOpen() {
    drilling.request("req");
    messages();
    drilling.world.inspect.inspect(drilling.key.id(), Asked.BY_EVENT);

    assertThat(heard()).containsExactly("raised requested");
    assertThat(alert()).get().satisfies(it -> assertThat(it.isOpen()).isTrue());
  }

  private Optional<Alert> alert() {
    return drilling.world.ports.alerts().on(drilling.key.id().toString()).stream()
        .filter(it -> it.signal().rule().equals("revocation-drill"))
        .findFirst();
  }

  /** Dies at one boundary after the other of an approval, and everything after is a new process. */
  @Test
  void whereverItDiesTheApprovalIsToldExactlyOnce() throws BadPolicy {
    int boundary = 1;
    boolean died = true;
    while (died) {
      anew();
      drilling.request("req");
      messages();
      died = Boundaries.dies(boundary, it -> approve(it.around(drilling.world.ports), "one"));
      drilling.world.clock.pass(LATER);
      TicketDesk outbox =
          new TicketDesk(
              drilling.world.ports.tickets(),
              drilling.world.ports.queue(),
              drilling.world.ports.clock());
      new DispatchOutbox(drilling.world.ports.tickets(), outbox, drilling.world.clock).dispatch();

      boolean approved = drilling.state().equals("approvedOnce");
      assertThat(messages()).as("at %s", boundary).hasSize(approved ? 2 : 1);
      boundary++;
    }
    assertThat(boundary).isGreaterThan(5);
  }

  private void approve(Ports ports, String person) {
    new DecideDrill(
            ports, new DrillDesk(ports), drilling.world.policies, Optional.of(drilling.vault))
        .approve(drilling.id, actor(person), drilling.drill().radius().hash(), "");
  }

  @Test
  void whereverItDiesWhileTellingTheSweepTellsTheRest() throws BadPolicy {
    int boundary = 1;
    boolean died = true;
    while (died) {
      anew();
      drilling.request("req");
      drilling.world.forgetMessages();
      died = Boundaries.dies(boundary, it -> tell(it.around(drilling.world.ports)));
      drilling.world.forgetMessages();
      sweep();

      assertThat(messages()).as("at %s", boundary).hasSize(1);
      boundary++;
    }
    assertThat(boundary).isGreaterThan(5);
  }

  private void tell(Ports ports) {
    new WatchDrills(ports, drilling.world.policies, new AlertDesk(ports, drilling.world.policies))
        .tell(drilling.id);
  }

  @Test
  void whoTellsOfAnEarlierStateDoesNotOpenItAgain() throws BadPolicy {
    int boundary = 1;
    boolean acted = true;
    while (acted) {
      anew();
      drilling.request("req");
      Boundaries boundaries =
          new Boundaries(
              boundary,
              () -> {
                drilling.decide().withdraw(drilling.id, actor("req"), "");
                drilling.world.watchDrills.tell(drilling.id);
              });
      tell(boundaries.around(drilling.world.ports));
      acted = boundaries.acted();
      if (acted) {
        assertThat(alert().filter(Alert::isOpen)).as("at %s", boundary).isEmpty();
        assertThat(messages().size()).as("at %s", boundary).isIn(0, 2);
      }
      boundary++;
    }
    assertThat(boundary).isGreaterThan(5);
  }
}
