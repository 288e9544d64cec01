package io.keyward.console;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who looks at a page.
 *
 * @param name how they are greeted
 * @param names all ids and names that events of Azure may call them by, in lower case
 * @param mayDecide whether they may decide on tickets and ask for waivers
 * @param mayAccept whether they may approve and revoke waivers
 */
public record Visitor(String name, Set<String> names, boolean mayDecide, boolean mayAccept) {

  /** In lower case. */
  public Visitor {
    names =
        names.stream()
            .map(it -> it.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Nobody. */
  public static Visitor nobody() {
    return new Visitor("", Set.of(), false, false);
  }

  boolean isKnown() {
    return !name.isEmpty();
  }

  /** Whether one of these is a name of theirs. */
  boolean isAmong(Set<String> others) {
    return others.stream().anyMatch(other -> names.contains(other.toLowerCase(Locale.ROOT)));
  }
}
