package io.keyward.remediation;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be done about a ticket's findings.
 *
 * @param hash of the steps and of the state they were made for; "" for no plan
 * @param note why it is of this kind, in one sentence
 * @param leftOpen the findings that it does not close
 * @param blastRadius ids of all resources that depend on what it changes
 */
public record Plan(
    Kind kind,
    String hash,
    String note,
    List<Step> steps,
    List<LeftOpen> leftOpen,
    List<String> blastRadius,
    Migration migration,
    List<CodePatch> patches) {
  private static final Plan NONE = none("");

  /** How the findings are mended. */
  public enum Kind {
    /** Keyward can apply it once it is approved. */
    IN_PLACE("inPlace"),
    /** Concrete, and not applied by Keyward: switched off, or no identity to do it with. */
    REPORT_ONLY("reportOnly"),
    /** The resource must be replaced. */
    MIGRATION("migration"),
    /** The resource belongs to code, which must be changed. */
    CODE("code"),
    /** Nothing that Keyward knows how to do. */
    NONE("none");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word used in documents. */
    public String word() {
      return word;
    }
  }

  /** Copies the lists. */
  public Plan {
    steps = List.copyOf(steps);
    leftOpen = List.copyOf(leftOpen);
    blastRadius = List.copyOf(blastRadius);
    patches = List.copyOf(patches);
  }

  /** No plan yet. */
  public static Plan none() {
    return NONE;
  }

  /** No plan, and why. */
  public static Plan none(String note) {
    return new Plan(
        Kind.NONE, "", note, List.of(), List.of(), List.of(), Migration.none(), List.of());
  }

  /** Whether Keyward applies it once it is approved. */
  public boolean isExecutable() {
    return kind == Kind.IN_PLACE && !steps.isEmpty();
  }

  /** Ids of the rules whose findings it closes, each once. */
  public List<String> closes() {
    return steps.stream().flatMap(step -> step.closes().stream()).distinct().sorted().toList();
  }

  /** How long it takes, waiting included. */
  public Duration expected() {
    return steps.stream()
        .map(Step::timing)
        .flatMap(timing -> Stream.of(timing.expected(), timing.takesEffect()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The same, and Keyward does not apply it. */
  public Plan reportOnly(String why) {
    return new Plan(Kind.REPORT_ONLY, hash, why, steps, leftOpen, blastRadius, migration, patches);
  }
}
