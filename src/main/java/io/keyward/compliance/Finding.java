package io.keyward.compliance;

import java.util.List;

/** A violation as a ticket carries it. */
public record Finding(
    String rule,
    Severity severity,
    String message,
    String observed,
    String expected,
    List<Evidence> evidence) {

  /** Copies the list. */
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** Whether both say the same, however old the reads are that told it. */
  public boolean saysTheSameAs(Finding other) {
    return timeless().equals(other.timeless());
  }

  private Finding timeless() {
    return new Finding(
        rule,
        severity,
        message,
        observed,
        expected,
        evidence.stream().map(Evidence::timeless).toList());
  }
}
