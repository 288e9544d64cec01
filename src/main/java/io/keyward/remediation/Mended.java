package io.keyward.remediation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one fix comes to.
 *
 * @param steps calls that Keyward can make
 * @param open why something stays as it is
 * @param migration what people must do
 */
record Mended(List<Staged> steps, List<String> open, Migration migration) {

  /** Copies the lists. */
  Mended {
    steps = List.copyOf(steps);
    open = List.copyOf(open);
  }

  static Mended nothing() {
    return by(List.of());
  }

  static Mended by(Staged step) {
    return by(List.of(step));
  }

  static Mended by(List<Staged> steps) {
    return new Mended(steps, List.of(), Migration.none());
  }

  static Mended open(String why) {
    return new Mended(List.of(), List.of(why), Migration.none());
  }

  static Mended moving(Migration migration, String why) {
    return new Mended(List.of(), List.of(why), migration);
  }

  /** Both or nothing: where one part cannot be done, the other part is of no use. */
  Mended and(Mended other) {
    Mended both = beside(other);
    return both.open().isEmpty() ? both : new Mended(List.of(), both.open(), both.migration());
  }

  /** Both, each on its own. */
  Mended beside(Mended other) {
    return new Mended(
        Staged.joined(steps, other.steps()),
        Stream.concat(open.stream(), other.open().stream()).distinct().toList(),
        Migrations.together(migration, other.migration()));
  }
}
