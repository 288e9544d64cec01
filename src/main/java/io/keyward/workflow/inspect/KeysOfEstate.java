package io.keyward.workflow.inspect;

import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Surroundings;
import io.keyward.rotation.KeyAssessor;
import io.keyward.rotation.KeyInUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that many resources use, each with all who do. */
final class KeysOfEstate {
  private final Map<ResourceId, Group> groups = new LinkedHashMap<>();

  private record Group(KeyChain chain, List<KeyUses.Use> users) {}

  void add(KeyChain chain, Resource user) {
    Optional<ResourceId> key = idOf(chain);
    Optional<ResourceId> id = ResourceId.parse(user.id());
    if (key.isPresent() && id.isPresent()) {
      groups
          .computeIfAbsent(key.get(), it -> new Group(chain, new ArrayList<>()))
          .users()
          .add(new KeyUses.Use(id.get(), chain.reference(), user.tags(), Set.of()));
    }
  }

  private static Optional<ResourceId> idOf(KeyChain chain) {
    return chain.vault() instanceof Lookup.Found<Resource> vault
        ? ResourceId.parse(vault.value().id())
            .flatMap(id -> SweepVault.keyIn(id, chain.reference().name()))
        : Optional.empty();
  }

  List<Assessment> assess(Surroundings surroundings, Policy policy, Instant now) {
    KeyAssessor assessor = new KeyAssessor();
    List<Assessment> judged = new ArrayList<>();
    groups.forEach(
        (id, group) -> {
          KeyReference named = group.chain().reference();
          Lookup<Resource> key = group.chain().key();
          KeyInUse subject =
              new KeyInUse(id, named, key, rotation(key, named, surroundings), group.users(), now);
          judged.add(assessor.assess(subject, policy));
        });
    return judged;
  }

  private static Lookup<RotationPolicy> rotation(
      Lookup<Resource> key, KeyReference named, Surroundings surroundings) {
    return key instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Key it
            && it.rotation().isShown()
        ? new Lookup.Found<>(it.rotation())
        : surroundings.rotation(named);
  }
}
