package io.keyward.workflow.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Alert;
import io.keyward.alert.Delivery;
import io.keyward.alert.Receipt;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a message, be the channel willing or not. */
final class DeliverAlertsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final World world = new World();
  private final Instant start = world.clock.instant();
  private final VaultKey key =
      new VaultKey(world.azure, "claims")
          .version("v1", start.minus(Duration.ofDays(30)), start.plus(Duration.ofDays(80)));

  @BeforeEach
  void route() throws Exception {
    world.policy =
        PolicyFile.parse(
            """
            channels:
              - {name: chat, type: teams, urlSetting: KEYWARD_CHANNEL_CHAT}
              - {name: pager, type: teams, urlSetting: KEYWARD_CHANNEL_PAGER}
            alertRoutes: [{channels: [chat, pager]}]
            """);
    world.inspect.inspect(key.user("openai", ""), Asked.BY_EVENT);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void sweep() {
    world.sweepKeys.start();
    world.pass(Duration.ZERO);
  }

  private void minutes(int count) {
    for (int i = 0; i < count; i++) {
      world.pass(MINUTE);
      world.deliver.deliverDue();
    }
  }

  private Alert alert() {
    return world.ports.alerts().on(key.id().toString()).get(0);
  }

  private List<Delivery> of(String channel) {
    return alert().deliveries().stream().filter(it -> it.channel().equals(channel)).toList();
  }

  @Test
  void aMessageIsSentOnceOverEachChannel() {
    sweep();
    minutes(3);

    assertThat(world.channels.texts())
        .containsExactlyInAnyOrder("chat raised 90", "pager raised 90");
    assertThat(alert().deliveries())
        .allSatisfy(it -> assertThat(it.state()).isEqualTo(Delivery.State.DELIVERED));
  }

  @Test
  void aChannelThatIsBusyKeepsNoOtherFromBeingTold() {
    world.channels.answer("chat", new Receipt.Later(Duration.ofMinutes(10), "429"));
    sweep();
    assertThat(of("pager").get(0).state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(of("chat").get(0).detail()).isEqualTo("429");

    minutes(9);
    assertThat(of("chat").get(0).state()).isEqualTo(Delivery.State.PENDING);
    minutes(2);

    assertThat(of("chat").get(0).state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(of("chat").get(0).attempts()).isEqualTo(2);
  }

  @Test
  void theMessagesOfOneAlertStayInOrder() {
    world.channels.answer("chat", new Receipt.Later(Duration.ofMinutes(30), "429"));
    sweep();
    world.clock.pass(Duration.ofDays(55));
    world.channels.answer("chat", new Receipt.Later(Duration.ofMinutes(5), "500"));
    sweep();
    minutes(12);

    assertThat(world.channels.texts().stream().filter(it -> it.startsWith("chat")))
        .containsExactly("chat raised 90", "chat raised 90", "chat raised 90", "chat worsened 30");
  }

  @Test
  void aChannelThatKeepsFailingIsLeftAloneForAWhile() {
    for (int i = 0; i < 100; i++) {
      world.channels.answer("chat", new Receipt.Later(Duration.ZERO, "500"));
    }
    sweep();
    minutes(120);

    assertThat(world.channels.texts().stream().filter(it -> it.startsWith("chat")).count())
        .isBetween(6L, 14L);
  }

  @Test
  void whatIsRefusedIsADeadLetterUntilItIsReplayed() {
    world.channels.answer("chat", new Receipt.Refused("410 Gone"));
    sweep();
    minutes(5);
    assertThat(of("chat").get(0).state()).isEqualTo(Delivery.State.FAILED);
    assertThat(alert().hasDeadLetters()).isTrue();

    world.decideAlert.replay(alert().id(), new Person(new Actor("sam", Set.of()), true));
    world.pass(Duration.ZERO);

    assertThat(of("chat").get(0).state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(world.channels.texts().stream().filter("chat raised 90"::equals)).hasSize(2);
  }

  @Test
  void aChannelThatNobodyDescribesIsADeadLetterWithItsReason() throws Exception {
    world.policy = PolicyFile.parse("alertRoutes: [{channels: [nowhere]}]");
    sweep();

    assertThat(of("nowhere").get(0).detail())
        .isEqualTo("The policy describes no channel of this name.");
  }

  @Test
  void whatWasWrittenBeforeACrashIsSentByTheTimer() {
    world.sweepKeys.start();
    world.inspect.inspect(key.id(), Asked.BY_EVENT);
    world.forgetMessages();
    World after = world.restarted();

    after.deliver.deliverDue();

    assertThat(after.channels.texts())
        .containsExactlyInAnyOrder("chat raised 90", "pager raised 90");
  }

  @Test
  void aMessageThatAnotherInstanceSendsIsLeftToIt() throws Exception {
    world.inspect.inspect(key.id(), Asked.BY_EVENT);
    var waiting = world.ports.alerts().waiting(10, "").items().get(0);
    world.ports.alerts().claim(waiting, world.clock.instant().plus(Duration.ofMinutes(2)));

    world.deliver.deliverDue();
    assertThat(world.channels.got()).hasSize(1);
    minutes(3);

    assertThat(world.channels.got()).hasSize(2);
  }
}
