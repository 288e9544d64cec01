package io.keyward.cli.template.value;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The loops that are being run, each at its turn.
 *
 * @param innermost the name of the nearest one, "" for none
 */
public record Loop(Map<String, Long> turns, String innermost) {
  public static final Loop NONE = new Loop(Map.of(), "");

  public Loop {
    turns = Map.copyOf(turns);
  }

  public Loop in(String name, long turn) {
    Map<String, Long> all = new HashMap<>(turns);
    String key = name.toLowerCase(Locale.ROOT);
    all.put(key, turn);
    return new Loop(all, key);
  }

  public Optional<Long> turn() {
    return turn(innermost);
  }

  public Optional<Long> turn(String name) {
    return Optional.ofNullable(turns.get(name.toLowerCase(Locale.ROOT)));
  }
}
