package io.keyward.compliance;

import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last word on a resource, as it is kept and shown.
 *
 * @param document the JSON contract's form of the assessment
 * @param at when this was written: the first time in a row that it was judged so, or, while it is
 *     not final, the last time that another look was promised
 * @param recheckAt when it is looked at again by itself; {@link Instant#EPOCH} for never
 * @param version the store's proof of what it read, "" for a judgement that is not kept yet
 */
public record Judgement(
    ResourceId id,
    Verdict verdict,
    Map<String, @Nullable Object> document,
    Instant at,
    Instant recheckAt,
    String version) {

  /** Whether another one says the same. */
  public boolean saysTheSameAs(Judgement other) {
    return verdict == other.verdict()
        && document.equals(other.document())
        && recheckAt.equals(other.recheckAt());
  }
}
