package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;

/** A world with one account, whose resources are written and looked at. */
final class Inspecting implements AutoCloseable {
  final World world = new World();
  final ResourceId openai = account("openai");

  /** Looks at a resource that an event names. */
  void written(ResourceId id) {
    world.inspect.inspect(id, Asked.BY_EVENT);
  }

  /** Has a ticket opened on a resource that stays without a key. */
  void opened(ResourceId id) {
    world.azure.put(withoutKey(id));
    written(id);
    world.pass(world.policy.settlingWindow());
  }

  Verdict verdict(ResourceId id) {
    return world.ports.judgements().find(id).map(Judgement::verdict).orElseThrow();
  }

  @Override
  public void close() {
    world.close();
  }
}
