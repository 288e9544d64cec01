package io.keyward.ticket;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who acts on a ticket, as the platform authenticated them.
 *
 * @param id the object id in their tenant
 * @param names all ids and names that Azure may call them by: object id, application id, user
 *     principal name; in lower case
 */
public record Actor(String id, Set<String> names) {
  /** What histories call Keyward itself. */
  static final String KEYWARD = "keyward";

  /** Whether a reader of a history would take them for Keyward itself. */
  public boolean passesForKeyward() {
    String plain = Normalizer.normalize(id, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return plain.replaceAll("[^\\p{L}\\p{N}]", "").equals(KEYWARD);
  }

  /** In lower case, with the id among the names. */
  public Actor {
    names =
        Stream.concat(names.stream(), Stream.of(id))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether one of these is a name of theirs. */
  public boolean isAmong(Collection<String> others) {
    return others.stream().anyMatch(other -> names.contains(other.toLowerCase(Locale.ROOT)));
  }
}
