package io.keyward.bench;

import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.workflow.SoundChains;
import io.keyward.workflow.chain.ReadChain;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every rule over a chain that was read already: no network, no storage, no parsing. */
@State(Scope.Benchmark)
public class RuleEngine {
  private final Assessor assessor = new Assessor(Rules.ofResources());
  private final Policy policy = Policy.standard();
  private Chain sound = chain("openai");
  private Chain service = chain("bot-service");
  private Chain workspace = chain("ml-workspace");

  /** Reads the chains. */
  @Setup
  public void read() {
    sound = chain("openai");
    service = chain("bot-service");
    workspace = chain("ml-workspace");
  }

  private static Chain chain(String name) {
    List<Resource> resources = SoundChains.resources(SoundChains.estate(name));
    return new ReadChain(new Estate(resources), SoundChains.NOW)
        .around(resources.get(0), Policy.standard());
  }

  /** An account under a customer's key, sound in all. */
  @Benchmark
  public Assessment account() {
    return assessor.assess(sound, policy);
  }

  /** A bot under a customer's key. */
  @Benchmark
  public Assessment bot() {
    return assessor.assess(service, policy);
  }

  /** A workspace with what holds its data. */
  @Benchmark
  public Assessment workspaceWithDependants() {
    return assessor.assess(workspace, policy);
  }
}
