package io.keyward.workflow.inspect;

import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.assess.VaultAssessor;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Surroundings;
import io.keyward.inventory.port.VaultUse;
import io.keyward.workflow.Workers;
import io.keyward.workflow.chain.ReadChain;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Judges many resources together, and the vaults whose keys they use. */
public final class JudgeEstate {
  private final Surroundings surroundings;
  private final ReadChain chains;
  private final Assessor assessor = new Assessor(Rules.ofResources());
  private final VaultAssessor vaultAssessor = new VaultAssessor(Rules.ofVaults());
  private final List<Assessment> assessments = new ArrayList<>();
  private final Map<Resource, List<Resource>> users = new LinkedHashMap<>();
  private final KeysOfEstate keys = new KeysOfEstate();
  private final Clock clock;
  private final Map<Result, Result> results = new ConcurrentHashMap<>();

  /** Reads in these surroundings. */
  public JudgeEstate(Surroundings surroundings, Clock clock) {
    this.surroundings = surroundings;
    this.clock = clock;
    this.chains = new ReadChain(surroundings, clock);
  }

  /** Judges one more resource. */
  public void judge(Resource resource, Policy policy) {
    keep(judged(resource, policy));
  }

  /**
   * Judges many more at the same time, as the surroundings allow it; the order of what was judged
   * is that of the resources.
   *
   * @param each runs after each one, on any thread
   */
  public void judge(List<Resource> resources, Policy policy, Workers workers, Runnable each) {
    List<Judged> judged =
        workers.map(
            resources,
            resource -> {
              Judged one = judged(resource, policy);
              each.run();
              return one;
            });
    judged.forEach(this::keep);
  }

  /** What is kept of one resource; its chain is not. */
  private record Judged(
      Assessment assessment, Optional<Resource> vault, Optional<KeyChain> key, Resource holder) {}

  private Judged judged(Resource resource, Policy policy) {
    Chain chain = chains.around(resource, policy);
    Optional<Resource> vault =
        chain.key() instanceof Lookup.Found<KeyChain> key
                && key.value().vault() instanceof Lookup.Found<Resource> found
            ? Optional.of(found.value())
            : Optional.empty();
    Optional<KeyChain> key =
        chain.key() instanceof Lookup.Found<KeyChain> it
            ? Optional.of(it.value())
            : Optional.empty();
    return new Judged(shared(assessor.assess(chain, policy)), vault, key, chain.holder());
  }

  /** Thousands of resources have the same results; one copy of each is enough. */
  private Assessment shared(Assessment assessment) {
    return assessment.sharing(result -> results.computeIfAbsent(result, it -> it));
  }

  private void keep(Judged judged) {
    assessments.add(judged.assessment());
    judged.key().ifPresent(key -> keys.add(key, judged.holder()));
    judged
        .vault()
        .ifPresent(
            vault -> users.computeIfAbsent(vault, it -> new ArrayList<>()).add(judged.holder()));
  }

  /** What was judged so far. */
  public List<Assessment> assessments() {
    return List.copyOf(assessments);
  }

  /** The vaults of the resources judged so far. */
  public List<Assessment> vaults(Policy policy) {
    return users.entrySet().stream()
        .map(it -> VaultUse.read(surroundings, it.getKey(), it.getValue(), it.getValue()))
        .map(use -> vaultAssessor.assess(use, policy))
        .toList();
  }

  /** The keys of the resources judged so far, those whose id is known. */
  public List<Assessment> keys(Policy policy) {
    return keys.assess(surroundings, policy, clock.instant());
  }
}
