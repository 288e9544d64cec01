package io.keyward.workflow.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.rotation.Rotation;
import io.keyward.testing.Bodies;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hourly sweep of keys, and the events that are only faster. */
final class SweepKeysTest {
  private final SweptKey swept = new SweptKey();
  private final World world = swept.world;
  private final Instant start = swept.start;
  private final VaultKey key = swept.key;

  @AfterEach
  void close() {
    swept.close();
  }

  private static Duration days(int count) {
    return Duration.ofDays(count);
  }

  private void sweep() {
    world.sweepKeys.start();
    world.pass(Duration.ofSeconds(1));
  }

  private Judgement judgement() {
    return world.ports.judgements().find(key.id()).orElseThrow();
  }

  private Body told() {
    return Body.of(judgement().document()).at("keyFacts");
  }

  private List<Rotation> rotations() {
    return world.ports.rotations().of(key.id()).stream().filter(Rotation::isRotation).toList();
  }

  @Test
  void aKeyInUseIsJudgedAsASubjectOfItsOwn() {
    sweep();

    assertThat(judgement().verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(told().text("newestVersion")).isEqualTo("v1");
    assertThat(world.tickets(key.id())).isEmpty();
    assertThat(world.ports.judgements().keys(10, "").items()).hasSize(1);
    assertThat(world.ports.judgements().list("", 10, "").items())
        .extracting(it -> it.id().type())
        .noneMatch(type -> type.endsWith("/keys"));
  }

  @Test
  void aVaultWhoseFirstMessageWasLostIsJudgedAllTheSame() {
    ResourceId vault = ResourceId.of(VaultKey.VAULT);
    world.clock.pass(Duration.ofMinutes(5));
    world.forgetMessages();
    assertThat(world.ports.judgements().find(vault)).isEmpty();

    sweep();

    assertThat(world.ports.judgements().find(vault)).isPresent();
  }

  @Test
  void aVaultThatCannotBeJudgedYetDoesNotKeepItsKeysFromBeingJudged() {
    world.forgetMessages();
    world.azure.failLogs(true);
    sweep();
    Verdict ofKey = judgement().verdict();
    world.azure.failLogs(false);

    world.pass(Duration.ofSeconds(30));

    assertThat(ofKey).isEqualTo(Verdict.COMPLIANT);
    assertThat(world.ports.judgements().find(ResourceId.of(VaultKey.VAULT))).isPresent();
  }

  @Test
  void ofAVaultThatIsGoneNobodyIsAskedWhetherItAnswers() {
    ResourceId vault = ResourceId.of(VaultKey.VAULT);
    sweep();
    world.azure.delete(vault);
    world.azure.asked = TemporarilyUnavailable.Source.SILENT_VAULT;

    sweep();

    assertThat(world.ports.alerts().on(vault.toString()))
        .extracting(it -> it.signal().rule())
        .containsExactly("vault-gone");
  }

  @Test
  void aSilentVaultIsToldThoughItsKeysFailForAnotherReason() {
    sweep();
    world.azure.unwell(TemporarilyUnavailable.Source.BUSY_VAULT);
    world.azure.asked = TemporarilyUnavailable.Source.SILENT_VAULT;

    sweep();

    assertThat(world.ports.alerts().on(VaultKey.VAULT))
        .extracting(it -> it.signal().rule())
        .contains("vault-unreachable");
  }

  @Test
  void whatFailsHourAfterHourWaitsInOneMessage() {
    sweep();
    world.azure.unwell(TemporarilyUnavailable.Source.SILENT_VAULT);
    sweep();
    world.pass(Duration.ofMinutes(10));
    int waiting = world.waiting();

    for (int i = 0; i < 3; i++) {
      sweep();
      world.pass(Duration.ofMinutes(10));
    }

    assertThat(world.waiting()).isEqualTo(waiting);
  }

  @Test
  void aDisabledKeyHasOneTicketThatClosesWhenItIsEnabled() {
    sweep();
    key.disabled();

    sweep();
    world.pass(Duration.ofMinutes(15));

    assertThat(world.tickets(key.id()))
        .singleElement()
        .satisfies(ticket -> assertThat(ticket.rules()).containsExactly("cmk-key-usable"));
  }

  @Test
  void aKeyThatIsGoneIsStillJudgedWhileSomebodyIsUnderIt() {
    sweep();
    key.gone();

    sweep();

    assertThat(judgement().verdict()).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(told().text("state")).isEqualTo("missing");
  }

  @Test
  void aKeyThatNobodyUsesAnyMoreIsForgotten() {
    sweep();
    world.azure.delete(Bodies.account("openai"));
    world.inspect.inspect(Bodies.account("openai"), Asked.BY_EVENT);

    sweep();

    assertThat(world.ports.judgements().find(key.id())).isEmpty();
  }

  @Test
  void everyKeyOfAnApprovedVaultIsJudged() throws Exception {
    new VaultKey(world.azure, "spare").version("v1", start, start.plus(days(20)));
    world.policy =
        PolicyFile.parse(
            "vaults: {approved: [{region: westeurope, vaults: ['https://kv.vault.azure.net']}]}");

    sweep();

    assertThat(world.ports.judgements().keys(10, "").items())
        .extracting(it -> it.id().name())
        .containsExactlyInAnyOrder("claims", "spare", "cmk");
  }

  @Test
  void whatIsBusyIsAskedAgain() {
    world.azure.busy(true);
    sweep();
    assertThat(world.ports.judgements().find(key.id())).isEmpty();

    world.azure.busy(false);
    world.pass(Duration.ofMinutes(1));

    assertThat(judgement().verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void aVaultThatMayNotBeReadLeavesItsKeysUndetermined() {
    sweep();
    world.azure.forbid(ResourceId.of(VaultKey.VAULT));
    world.azure.forbid(key.id());

    sweep();

    assertThat(judgement().verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void aRotationIsKeptOnceByEventAndSweep() {
    sweep();
    Instant rotated = world.clock.instant();
    key.version("v2", rotated, rotated.plus(days(400)));

    new FollowKey(world.ports, world.inspect, world.follow)
        .follow(ResourceId.of(VaultKey.VAULT), "claims");
    sweep();
    sweep();

    assertThat(rotations())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.version()).isEqualTo("v2");
              assertThat(it.previous()).isEqualTo("v1");
              assertThat(it.untilLast()).contains(Duration.ZERO);
            });
  }

  @Test
  void whoIsPinnedIsWaitedForAndTheTimeIsTaken() {
    ResourceId bot = key.user("pinned", "v1");
    world.inspect.inspect(bot, Asked.BY_EVENT);
    sweep();
    key.version("v2", world.clock.instant(), start.plus(days(800)));
    sweep();
    assertThat(rotations().get(0).open()).extracting(Rotation.Follower::user).containsExactly(bot);

    world.clock.pass(days(3));
    world.inspect.inspect(key.user("pinned", "v2"), Asked.BY_EVENT);
    sweep();

    assertThat(rotations().get(0).untilLast().orElseThrow()).isBetween(days(3), days(4));
  }

  @Test
  void rotationsThatNobodySawInTimeAreFoundAmongTheVersions() {
    sweep();
    world.clock.pass(days(60));
    Instant now = world.clock.instant();
    key.version("v2", now.minus(days(40)), now.plus(days(400)));
    key.version("v3", now.minus(days(2)), now.plus(days(400)));

    sweep();

    assertThat(rotations()).extracting(Rotation::version).containsExactly("v2", "v3");
    assertThat(rotations()).extracting(Rotation::previous).containsExactly("v1", "v2");
  }
}
