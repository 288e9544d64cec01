package io.keyward.compliance;

import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import java.util.Optional;

/** The kept judgements, one per resource. */
public interface Judgements {

  /** The kept judgement of a resource. */
  Optional<Judgement> find(ResourceId id);

  /** The kept judgement under a key of {@link #keyOf}. */
  Optional<Judgement> findByKey(String key);

  /** The key of a resource in URLs. */
  String keyOf(ResourceId id);

  /** Keeps a judgement; the last writer wins, as each of them read the resource itself. */
  void keep(Judgement judgement);

  /** Forgets a resource that is gone. */
  void forget(ResourceId id);

  /** Some judgements of all subscriptions, or of one, in a steady order. */
  Page<Judgement> list(String subscriptionId, int top, String cursor);
}
