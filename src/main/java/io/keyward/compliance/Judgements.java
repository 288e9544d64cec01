package io.keyward.compliance;

import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import java.util.List;
import java.util.Optional;

/** The kept judgements, one per resource. */
public interface Judgements {

  /** The kept judgement of a resource. */
  Optional<Judgement> find(ResourceId id);

  /** The kept judgement under a key of {@link #keyOf}. */
  Optional<Judgement> findByKey(String key);

  /** The key of a resource in URLs. */
  String keyOf(ResourceId id);

  /**
   * Keeps a judgement in the place of the one whose version it carries.
   *
   * @throws JudgementConflict when another writer was first; nothing is written
   */
  void keep(Judgement judgement) throws JudgementConflict;

  /**
   * Forgets the judgement of a resource that is gone.
   *
   * @throws JudgementConflict when another writer was first; nothing is written
   */
  void forget(Judgement judgement) throws JudgementConflict;

  /** Some judgements of all subscriptions, or of one, those of keys aside, in a steady order. */
  Page<Judgement> list(String subscriptionId, int top, String cursor);

  /** Some judgements of keys, which {@link #list} leaves out, in a steady order. */
  Page<Judgement> keys(int top, String cursor);

  /** The keys of a vault or managed HSM that have judgements. */
  List<ResourceId> keysIn(ResourceId vault);

  /** How many keys of a vault were judged; what is stored of them is not read. */
  int countKeysIn(ResourceId vault);

  /** The subscriptions that have judgements, in lower case. */
  List<String> subscriptions();
}
