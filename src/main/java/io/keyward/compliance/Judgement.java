package io.keyward.compliance;

import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The last word on a resource, as it is kept and shown.
 *
 * @param document the JSON contract's form of the assessment
 * @param authors ids and names of those who wrote it since it was compliant, as events call them
 * @param at when this was written: the first time in a row that it was judged so, or, while it is
 *     not final, the last time that another look was promised
 * @param recheckAt when it is looked at again by itself; {@link Instant#EPOCH} for never
 * @param version the store's proof of what it read, "" for a judgement that is not kept yet
 */
public record Judgement(
    ResourceId id,
    Verdict verdict,
    Map<String, @Nullable Object> document,
    Set<String> authors,
    Instant at,
    Instant recheckAt,
    String version) {

  /** Copies the set. */
  public Judgement {
    authors = Set.copyOf(authors);
  }

  /** The same, and who wrote the resource besides. */
  public Judgement alsoWrittenBy(Set<String> more) {
    Set<String> all = new TreeSet<>(authors);
    all.addAll(more);
    return new Judgement(id, verdict, document, all, at, recheckAt, version);
  }

  /** Whether another one says the same, however old the reads are that told it. */
  public boolean saysTheSameAs(Judgement other) {
    return verdict == other.verdict()
        && authors.equals(other.authors())
        && timeless(document).equals(timeless(other.document()))
        && recheckAt.equals(other.recheckAt());
  }

  /** Without the moments in the evidence of its outcomes. */
  private static Map<String, @Nullable Object> timeless(Map<String, @Nullable Object> document) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(document);
    copy.computeIfPresent("outcomes", (name, outcomes) -> each(outcomes, "evidence"));
    return copy;
  }

  private static Object each(Object list, String member) {
    return list instanceof List<?> entries
        ? entries.stream().map(entry -> without(entry, member)).toList()
        : list;
  }

  private static Object without(Object entry, String member) {
    if (!(entry instanceof Map<?, ?> map)) {
      return entry;
    }
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
    if (member.equals("at")) {
      copy.remove(member);
    } else {
      copy.computeIfPresent(member, (name, evidence) -> each(evidence, "at"));
    }
    return copy;
  }
}
