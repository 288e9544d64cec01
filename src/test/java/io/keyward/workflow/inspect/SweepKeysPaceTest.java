package io.keyward.workflow.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.KeyUses;
import io.keyward.testing.Bodies;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.workflow.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast the sweep of keys reads vaults. */
final class SweepKeysPaceTest {
  private final SweptKey swept = new SweptKey();
  private final World world = swept.world;
  private final Instant start = swept.start;

  @AfterEach
  void close() {
    swept.close();
  }

  @Test
  void manyKeysOfOneVaultAreNotReadAllAtOnce() throws Exception {
    for (int i = 0; i < 260; i++) {
      new VaultKey(world.azure, "many" + i).version("v1", start, start.plus(Duration.ofDays(400)));
    }
    world.policy =
        PolicyFile.parse(
            "vaults: {approved: [{region: westeurope, vaults: ['https://kv.vault.azure.net']}]}");
    world.sweepKeys.start();

    world.pass(Duration.ZERO);
    int atOnce = world.ports.judgements().keys(500, "").items().size();
    world.pass(Duration.ofSeconds(10));

    assertThat(atOnce).isBetween(100, 170);
    assertThat(world.ports.judgements().keys(500, "").items()).hasSize(262);
  }

  @Test
  void theVaultsOfASubscriptionAreReadAtAPaceThatArmAllows() throws Exception {
    for (int vault = 0; vault < 3; vault++) {
      ResourceId id = ResourceId.of(VaultKey.VAULT + vault);
      KeyReference key = KeyReference.of("https://kv" + vault + ".vault.azure.net", "k", "");
      world
          .ports
          .uses()
          .keep(new KeyUses.Use(Bodies.account("a" + vault), key, Map.of(), Set.of(id.toString())));
      for (int i = 0; i < 398; i++) {
        ResourceId one = ResourceId.of(id + "/keys/k" + i);
        world
            .ports
            .judgements()
            .keep(new Judgement(one, Verdict.COMPLIANT, Map.of(), Set.of(), start, start, ""));
      }
    }
    List<Duration> waits = new ArrayList<>();

    new SweepKeys(asking(waits), world.policies).start();

    assertThat(waits).hasSize(4).contains(Duration.ZERO);
    assertThat(waits.get(3)).isBetween(Duration.ofSeconds(32), Duration.ofSeconds(53));
  }

  @Test
  void keysThatNobodyJudgedYetAreCountedByTheirUsers() {
    for (int i = 0; i < 600; i++) {
      String vault = VaultKey.VAULT + i % 2;
      KeyReference key = KeyReference.of("https://kv" + i % 2 + ".vault.azure.net", "k" + i, "");
      world
          .ports
          .uses()
          .keep(new KeyUses.Use(Bodies.account("a" + i), key, Map.of(), Set.of(vault)));
    }
    List<Duration> waits = new ArrayList<>();

    new SweepKeys(asking(waits), world.policies).start();

    assertThat(waits)
        .contains(Duration.ZERO)
        .anyMatch(it -> it.compareTo(Duration.ofSeconds(7)) >= 0);
  }

  private Ports asking(List<Duration> waits) {
    Ports of = world.ports;
    return new Ports(
        of.resources(),
        of.surroundings(),
        of.judgements(),
        of.writers(),
        of.tickets(),
        of.waivers(),
        of.uses(),
        of.rotations(),
        of.alerts(),
        of.drills(),
        (inspection, delay) -> waits.add(delay),
        of.clock(),
        "");
  }
}
