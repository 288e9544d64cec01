package io.keyward.remediation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One step of a plan: a call, what must be so afterwards, and what a person should know of it.
 *
 * @param id unique in its plan, such as {@code grant}; equal steps of two fixes share it
 * @param title one sentence
 * @param closes ids of the rules whose findings it is made for
 * @param undo how it is taken back when a later step is refused
 * @param timing how long it takes
 * @param tells what later steps need of it: a name, and the dotted path in the goal's read
 */
public record Step(
    String id,
    String title,
    List<String> closes,
    Change change,
    Goal goal,
    List<Difference> differences,
    Undo undo,
    Timing timing,
    Map<String, String> tells) {

  /** Copies the collections. */
  public Step {
    closes = List.copyOf(closes);
    differences = List.copyOf(differences);
    tells = Map.copyOf(tells);
  }

  /**
   * How long a step takes.
   *
   * @param expected until its goal is reached
   * @param takesEffect how long afterwards the next step may still be refused because Azure does
   *     not know of this one everywhere; zero for not at all
   */
  public record Timing(Duration expected, Duration takesEffect) {
    /** A step that counts at once. */
    public static Timing of(Duration expected) {
      return new Timing(expected, Duration.ZERO);
    }
  }

  /** How a step is taken back. */
  public sealed interface Undo {

    /** By this call, after which that must be so. */
    record By(Change change, Goal goal) implements Undo {}

    /** It stays, which does no harm. */
    record Harmless(String why) implements Undo {}

    /** Nobody can take it back. */
    record Impossible(String why) implements Undo {}
  }

  /** Whether nobody can take it back. */
  public boolean isIrreversible() {
    return undo instanceof Undo.Impossible;
  }
}
