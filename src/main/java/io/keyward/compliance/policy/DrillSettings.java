package io.keyward.compliance.policy;

import java.time.Duration;

/**
 * Whether keys may be disabled on purpose, and how long that takes at least.
 *
 * @param enabled whether drills may be asked for, approved and begun
 * @param waitingTime between the second approval and the disabling
 * @param approveWithin how long a request may wait for its approvals
 */
public record DrillSettings(boolean enabled, Duration waitingTime, Duration approveWithin) {

  /** So that whoever asked or approved can still withdraw it. */
  public static final Duration SHORTEST_WAITING = Duration.ofMinutes(5);

  /** Those of a fresh installation, which disables nothing. */
  public static DrillSettings standard() {
    return new DrillSettings(false, Duration.ofHours(1), Duration.ofHours(24));
  }
}
