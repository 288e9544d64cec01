package io.keyward.compliance;

import java.util.List;

/** A violation as a ticket carries it. */
public record Finding(
    String rule,
    Severity severity,
    String message,
    String observed,
    String expected,
    List<String> evidence) {

  /** Copies the list. */
  public Finding {
    evidence = List.copyOf(evidence);
  }
}
