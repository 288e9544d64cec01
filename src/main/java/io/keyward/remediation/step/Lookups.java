package io.keyward.remediation.step;

import io.keyward.inventory.Lookup;
import java.util.Optional;
import java.util.function.Function;

/** Takes look-ups apart where only what was found can be planned with. */
public final class Lookups {
  private Lookups() {}

  public static <T> Optional<T> found(Lookup<T> lookup) {
    return lookup instanceof Lookup.Found<T> it ? Optional.of(it.value()) : Optional.empty();
  }

  /** What follows from what was found; else the reason stays open. */
  public static <T> Mended mend(Lookup<T> lookup, Function<T, Mended> fix) {
    return lookup.fold(fix, missing -> Mended.open("It does not exist."), Mended::open);
  }
}
