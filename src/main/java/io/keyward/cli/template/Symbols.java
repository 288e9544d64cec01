package io.keyward.cli.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resources of one template by the names that its own expressions call them. */
final class Symbols {
  private final Map<String, Declared> bySymbol = new HashMap<>();
  private final Map<String, Declared> byName = new HashMap<>();

  void add(String symbol, Declared declared) {
    if (!symbol.isEmpty()) {
      bySymbol.putIfAbsent(symbol, declared);
    }
    byName.putIfAbsent(declared.name().toLowerCase(Locale.ROOT), declared);
  }

  /** By symbolic name, else by the resource's own. */
  Optional<Declared> find(String name) {
    return Optional.ofNullable(bySymbol.get(name))
        .or(() -> Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))));
  }
}
