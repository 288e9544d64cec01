package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who made a key or vault before anything used it counts as its author afterwards. */
final class WritersBeforeUseTest {
  private static final ResourceId VAULT = ResourceId.of(VaultKey.VAULT);
  private final World world = new World();
  private final Instant start = world.clock.instant();
  private final VaultKey endless = new VaultKey(world.azure, "claims");

  @AfterEach
  void close() {
    world.close();
  }

  private void written(ResourceId id, String author) {
    world.follow.follow(id, Set.of(author));
    world.pass(Duration.ofMinutes(2));
  }

  private void used() {
    written(endless.user("openai", ""), "ann");
    world.sweepKeys.start();
    world.pass(Duration.ofMinutes(10));
  }

  private Ticket ticketOf(ResourceId subject) {
    return world.ports.tickets().slot(subject).live().orElseThrow();
  }

  @Test
  void theMakerOfAKeyWithoutAnEnd() {
    endless.version("v1", start, Instant.MAX);
    written(endless.id(), "mallory");

    used();

    assertThat(ticketOf(endless.id()).authors()).contains("mallory").doesNotContain("ann");
  }

  @Test
  void theMakerOfOneOfItsVersions() {
    endless.version("v1", start, Instant.MAX);
    written(ResourceId.of(endless.id() + "/versions/v1"), "mallory");

    used();

    assertThat(ticketOf(endless.id()).authors()).contains("mallory");
  }

  @Test
  void theMakerOfAVaultWithoutAnAuditLog() {
    endless.version("v1", start, Instant.MAX);
    written(VAULT, "mallory");

    used();
    world.inspect.inspect(VAULT, Asked.BY_EVENT);

    assertThat(world.ports.judgements().find(VAULT).orElseThrow().authors()).contains("mallory");
  }

  @Test
  void notWhoMadeItSoundBeforeSomebodyElseSpoilsIt() {
    endless.version("v1", start, start.plus(Duration.ofDays(400)));
    written(endless.id(), "mallory");
    used();

    endless.version("v2", start, Instant.MAX);
    written(endless.id(), "bob");
    world.pass(Duration.ofMinutes(10));

    assertThat(ticketOf(endless.id()).authors()).contains("bob").doesNotContain("mallory");
  }

  @Test
  void whoIsKnownFromTheFirstLookIsNotNotedAnyMore() {
    endless.version("v1", start, Instant.MAX);
    written(endless.id(), "mallory");

    used();

    assertThat(world.ports.writers().of(endless.id()).names()).isEmpty();
  }

  @Test
  void whoSpoiltAKeyThatWasUnusedForAWhile() {
    endless.version("v1", start, Instant.MAX);
    used();
    written(endless.id(), "eve");
    world.azure.delete(Bodies.account("openai"));
    written(Bodies.account("openai"), "ann");
    world.sweepKeys.start();
    world.pass(Duration.ofMinutes(10));
    assertThat(world.ports.judgements().find(endless.id())).isEmpty();

    used();

    assertThat(ticketOf(endless.id()).authors()).contains("eve");
  }
}
