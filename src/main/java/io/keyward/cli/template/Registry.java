package io.keyward.cli.template;

import io.keyward.cli.template.value.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All resources that a template and its nested ones declare. */
final class Registry {
  /** More than a hundred times what Resource Manager deploys at once. */
  private static final int MOST = 100_000;

  private final Budget budget = new Budget();
  private final List<Declared> all = new ArrayList<>();
  private final Map<String, Declared> byId = new HashMap<>();

  Budget budget() {
    return budget;
  }

  List<Declared> all() {
    return all;
  }

  void add(String symbol, Declared declared) throws TooLarge {
    if (all.size() >= MOST) {
      throw new TooLarge("it declares more than " + MOST + " resources, the most that is read");
    }
    all.add(declared);
    declared.scope().symbols().add(symbol, declared);
    if (!declared.id().isEmpty()) {
      byId.putIfAbsent(declared.id().toLowerCase(Locale.ROOT), declared);
    }
  }

  Optional<Declared> byId(String id) {
    return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
  }

  /** By id, by symbolic name or by name. */
  Optional<Declared> find(String named, Symbols symbols) {
    return byId(named).or(() -> symbols.find(named));
  }
}
