package io.keyward.cli.template.value;

import java.util.Map;

/**
 * An object of which only some members are known, such as what {@code reference} gives.
 *
 * @param text the expression that stands for the whole
 */
public record Partial(Map<String, Object> known, String text) {
  public Partial {
    known = Map.copyOf(known);
  }
}
