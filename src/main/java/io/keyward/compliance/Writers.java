package io.keyward.compliance;

import io.keyward.inventory.ResourceId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who wrote a key or vault that nobody judged since, so that its maker is known when its first
 * ticket opens.
 *
 * <p>Every method throws {@link io.keyward.inventory.TemporarilyUnavailable} when it is worth
 * trying again.
 */
public interface Writers {

  /**
   * What is noted of one subject.
   *
   * @param names ids and names of those who wrote it, as events call them, the newest first;
   *     personal data
   * @param version of what is stored, "" where nothing is
   */
  record Noted(ResourceId subject, Set<String> names, String version) {
    /** Copies the set. */
    public Noted {
      names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** Those who wrote it now, and then these, the newest first. */
    public Set<String> after(Set<String> now) {
      return Stream.concat(now.stream(), names.stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Nobody. */
    public static Noted nobody(ResourceId subject) {
      return new Noted(subject, Set.of(), "");
    }
  }

  /** Adds names to those that are noted; beyond fifty the older ones are dropped. */
  void note(ResourceId subject, Set<String> names);

  /** Those who are noted. */
  Noted of(ResourceId subject);

  /** Drops what was read, unless somebody was noted since. */
  void forget(Noted noted);
}
