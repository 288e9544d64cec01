package io.keyward.compliance;

import java.util.List;

/** What a rule says of a subject, how bad it is, and what it rests on. */
public record Ruling(Outcome outcome, Severity severity, List<Evidence> evidence) {

  /** Copies the list. */
  public Ruling {
    evidence = List.copyOf(evidence);
  }
}
