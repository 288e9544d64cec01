package io.keyward.workflow;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Receipt;
import io.keyward.azure.store.backup.CopyRefused;
import io.keyward.azure.store.backup.TableBackup;
import io.keyward.azure.store.backup.TableRestore;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.FakeChannels;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.workflow.inspect.ExecuteTicket;
import io.keyward.workflow.inspect.FreshLook;
import io.keyward.workflow.judge.Remedies;
import io.keyward.workflow.ticket.SweepTickets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Keyward does when its table came back from a copy, and the queue did not. */
final class RestoredTest {
  private static final String REMEDIATE = "rules: {cmk-required: remediate}\n";
  private static final String CHAT =
      """
      channels: [{name: chat, type: teams, urlSetting: KEYWARD_CHANNEL_CHAT}]
      alertRoutes: [{channels: [chat]}]
      """;

  private final World world = new World();
  private final ResourceId openai = account("openai");

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    world.close();
  }

  private Path copied() throws CopyRefused {
    Path file = folder.resolve("copy");
    new TableBackup(world.stored(), "keyward", "test", world.clock)
        .write(file, (doing, rows, total) -> {});
    return file;
  }

  private World restored(Path file) throws CopyRefused {
    World next = world.withNothingStored();
    new TableRestore(next.stored(), "keyward").restore(file, false, (doing, rows, total) -> {});
    return next;
  }

  private void approved() throws BadPolicy {
    world.policy = PolicyFile.parse(REMEDIATE);
    world.azure.put(withoutKey(openai));
    world.inspect.inspect(openai, Asked.BY_EVENT, Set.of("ann"));
    world.pass(world.policy.settlingWindow());
    Ticket ticket = world.tickets(openai).get(0);
    world
        .decide()
        .decide(
            ticket.id(),
            new TicketEvent.Approve(new Actor("bob", Set.of()), ticket.remedy().plan().hash(), ""));
    assertThat(world.states(openai)).containsExactly("approved");
  }

  private static ExecuteTicket executor(World on, FakeChanges azure) {
    return new ExecuteTicket(
        on.ports,
        on.claims,
        new FreshLook(on.ports, on.policies, new Remedies(true), on.claims, on.inspect),
        new ExecuteTicket.Changing(Optional.of(azure), () -> "holder"));
  }

  @Test
  void aPlanThatWasCarriedOutSinceIsNotCarriedOutAgain() throws Exception {
    approved();
    Path file = copied();
    world.azure.put(Bodies.withKey(openai));
    FakeChanges changes = new FakeChanges();

    try (World next = restored(file)) {
      executor(next, changes).carryOn(next.tickets(openai).get(0).id());

      assertThat(changes.sent).isEmpty();
      assertThat(next.states(openai)).containsExactly("closed");
    }
  }

  @Test
  void aPlanThatFitsNoMoreGoesBackToApproval() throws Exception {
    approved();
    Path file = copied();
    world.azure.forbid(openai);
    FakeChanges changes = new FakeChanges();

    try (World next = restored(file)) {
      next.clock.pass(Duration.ofMinutes(61));
      next.policy = PolicyFile.parse(REMEDIATE + "approvals: {default: 2}\n");
      next.azure.put(withoutKey(openai));
      executor(next, changes).carryOn(next.tickets(openai).get(0).id());

      assertThat(changes.sent).isEmpty();
      assertThat(next.states(openai)).containsExactly("awaitingApproval");
    }
  }

  @Test
  void anApprovedTicketIsMovedOnThoughItsMessageIsGone() throws Exception {
    approved();
    try (World next = restored(copied())) {
      assertThat(next.waiting()).isZero();
      next.clock.pass(Duration.ofMinutes(16));

      new SweepTickets(next.ports.tickets(), next.desk, next.clock).sweep();

      assertThat(next.waiting()).isPositive();
    }
  }

  @Test
  void theNextTicketGetsTheNextNumber() throws Exception {
    approved();
    Path file = copied();
    world.azure.put(Bodies.withKey(openai));
    try (World next = restored(file)) {
      next.inspect.inspect(openai, Asked.BY_EVENT, Set.of("ann"));
      world.azure.put(withoutKey(openai));
      next.inspect.inspect(openai, Asked.BY_EVENT, Set.of("ann"));
      next.pass(next.policy.settlingWindow());

      assertThat(next.states(openai)).containsExactlyInAnyOrder("closed", "awaitingApproval");
    }
  }

  private void expiringKey() throws BadPolicy {
    world.policy = PolicyFile.parse(CHAT);
    Instant start = world.clock.instant();
    VaultKey key =
        new VaultKey(world.azure, "claims")
            .version("v1", start.minus(Duration.ofDays(30)), start.plus(Duration.ofDays(80)));
    world.inspect.inspect(key.user("openai", ""), Asked.BY_EVENT);
  }

  private static void work(World on) {
    on.sweepKeys.start();
    on.pass(Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      on.pass(Duration.ofMinutes(1));
      on.deliver.deliverDue();
    }
  }

  @Test
  void aMessageThatWasSentIsNotSentAgain() throws Exception {
    expiringKey();
    work(world);
    assertThat(world.channels.texts()).containsExactly("chat raised 90");

    try (World next = restored(copied())) {
      work(next);

      assertThat(next.channels.texts()).containsExactly("chat raised 90");
    }
  }

  @Test
  void aMessageThatWaitedIsSentOnceMoreUnderItsOldNumber() throws Exception {
    expiringKey();
    world.channels.answer("chat", new Receipt.Later(Duration.ofMinutes(30), "429"));
    work(world);
    Path file = copied();
    world.clock.pass(Duration.ofHours(1));
    world.deliver.deliverDue();

    try (World next = restored(file)) {
      work(next);

      List<FakeChannels.Got> got = next.channels.got();
      assertThat(got).hasSize(3);
      assertThat(got.stream().map(it -> it.message().id()).distinct()).hasSize(1);
    }
  }
}
