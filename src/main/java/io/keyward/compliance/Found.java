package io.keyward.compliance;

import java.util.ArrayList;
import java.util.List;

/** Collects what a check found; the worst of it is the outcome. */
public final class Found {
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Outcome.Violated> violations = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Severity severity = Severity.INFORMATIONAL;

  /** Something read on which the outcome rests. */
  public void fact(Evidence fact) {
    evidence.add(fact);
  }

  /** Something that must not be. */
  public void violated(Severity severity, String message, String observed, String expected) {
    violations.add(new Outcome.Violated(message, observed, expected));
    this.severity = severity.compareTo(this.severity) > 0 ? severity : this.severity;
  }

  /** Something that cannot be decided. */
  public void doubt(String sentence) {
    doubts.add(sentence);
  }

  /** Something worth saying that changes nothing. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** Takes over what was found of something else, each sentence after these words. */
  public void of(String words, Found other) {
    evidence.addAll(other.evidence);
    other.doubts.forEach(it -> doubt(words + it));
    other.violations.forEach(
        it -> violated(other.severity, words + it.message(), it.observed(), it.expected()));
  }

  /** Violated before undetermined before satisfied with this sentence. */
  public Ruling ruling(String satisfied) {
    return new Ruling(outcome(satisfied), severity, evidence);
  }

  private Outcome outcome(String satisfied) {
    if (!violations.isEmpty()) {
      return new Outcome.Violated(
          joined(violations.stream().map(Outcome.Violated::message).toList(), notes),
          String.join(
              "; ", violations.stream().map(Outcome.Violated::observed).distinct().toList()),
          String.join(
              "; ", violations.stream().map(Outcome.Violated::expected).distinct().toList()));
    }
    return doubts.isEmpty()
        ? new Outcome.Satisfied(joined(List.of(satisfied), notes))
        : new Outcome.Undetermined(joined(doubts, notes));
  }

  private static String joined(List<String> sentences, List<String> notes) {
    List<String> all = new ArrayList<>(sentences);
    all.addAll(notes);
    return String.join(" ", all);
  }
}
