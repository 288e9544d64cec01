package io.keyward.workflow.judge;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.Judgements;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Page;
import io.keyward.inventory.port.KeyUses;
import java.util.List;
import java.util.Optional;

/** Reads what is known of keys, with those who stop when one of them does. */
public final class ReadKeys {
  private static final int MOST_NAMED = 1_000;
  private static final int MOST_COUNTED = 20_000;

  private final Judgements judgements;
  private final KeyUses uses;

  /** Reads from these. */
  public ReadKeys(Judgements judgements, KeyUses uses) {
    this.judgements = judgements;
    this.uses = uses;
  }

  /**
   * A key as judged last.
   *
   * @param users ids of the first thousand AI resources under it, in their order
   * @param count how many there are
   */
  public record Known(Judgement judgement, List<String> users, int count) {}

  /** One page of keys. */
  public Page<Known> page(int top, String cursor) {
    Page<Judgement> page = judgements.keys(top, cursor);
    return new Page<>(page.items().stream().map(this::known).toList(), page.cursor());
  }

  /** One key by its part of URLs or by its id. */
  public Optional<Known> one(String key) {
    return judgements.findByKey(key).filter(it -> JudgeKey.isKey(it.id())).map(this::known);
  }

  /** The part of URLs that stands for a key. */
  public String keyOf(Known known) {
    return judgements.keyOf(known.judgement().id());
  }

  private Known known(Judgement judgement) {
    Body key = Body.of(judgement.document()).at("keyFacts");
    KeyReference named = KeyReference.of(key.text("vaultUri"), key.text("name"), "");
    List<String> users =
        uses.of(named, MOST_COUNTED).stream()
            .map(use -> use.user().toString())
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList();
    return new Known(judgement, users.stream().limit(MOST_NAMED).toList(), users.size());
  }
}
