package io.keyward.workflow.judge;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Judgements;
import io.keyward.inventory.Page;
import java.util.Optional;

/** Reads the kept judgements for those who look. */
public final class ReadJudgements {
  private final Judgements judgements;

  /** Reads from this store. */
  public ReadJudgements(Judgements judgements) {
    this.judgements = judgements;
  }

  /** One page of judgements. */
  public Page<Judgement> page(int top, String cursor) {
    return judgements.list("", top, cursor);
  }

  /** One judgement by its key or by the resource's ARM id. */
  public Optional<Judgement> one(String key) {
    return judgements.findByKey(key);
  }

  /** The key of a judgement in URLs. */
  public String keyOf(Judgement judgement) {
    return judgements.keyOf(judgement.id());
  }
}
