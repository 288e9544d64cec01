package io.keyward.remediation.step;

import io.keyward.remediation.Migration;
import io.keyward.remediation.Migrations;
import io.keyward.remediation.Staged;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one fix comes to.
 *
 * @param steps calls that Keyward can make
 * @param open why something stays as it is
 * @param migration what people must do
 */
public record Mended(List<Staged> steps, List<String> open, Migration migration) {

  /** Copies the lists. */
  public Mended {
    steps = List.copyOf(steps);
    open = List.copyOf(open);
  }

  public static Mended nothing() {
    return by(List.of());
  }

  public static Mended by(Staged step) {
    return by(List.of(step));
  }

  public static Mended by(List<Staged> steps) {
    return new Mended(steps, List.of(), Migration.none());
  }

  public static Mended open(String why) {
    return new Mended(List.of(), List.of(why), Migration.none());
  }

  public static Mended moving(Migration migration, String why) {
    return new Mended(List.of(), List.of(why), migration);
  }

  /** Both or nothing: where one part cannot be done, the other part is of no use. */
  public Mended and(Mended other) {
    Mended both = beside(other);
    return both.open().isEmpty() ? both : new Mended(List.of(), both.open(), both.migration());
  }

  /** Both, each on its own. */
  public Mended beside(Mended other) {
    return new Mended(
        Staged.joined(steps, other.steps()),
        Stream.concat(open.stream(), other.open().stream()).distinct().toList(),
        Migrations.together(migration, other.migration()));
  }
}
