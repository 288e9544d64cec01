package io.keyward.compliance.policy;

/** How far Keyward goes with the violations of one rule; each later one includes the earlier. */
public enum Switch {
  /** The rule is not run. */
  OFF,
  /** Violations are shown and counted. */
  REPORT,
  /** Violations open tickets. */
  TICKET,
  /** Approved plans are carried out. */
  REMEDIATE;

  /** Whether violations open tickets. */
  public boolean opensTickets() {
    return compareTo(TICKET) >= 0;
  }
}
