package io.keyward.compliance.policy;

import java.time.Duration;
import java.time.Period;

/**
 * How tickets open, who decides them, and how long a violation may be accepted.
 *
 * @param settlingWindow how long a fresh violation may last before its ticket opens
 */
public record TicketSettings(Duration settlingWindow, Approvals approvals, WaiverLimits waivers) {

  /**
   * How many people must approve a plan.
   *
   * @param regulated for resources of the most sensitive classification
   * @param standard for all others
   */
  public record Approvals(int regulated, int standard) {}

  /**
   * The bounds of a waiver.
   *
   * @param longest from its request to its end
   * @param remindBefore how long before its end a reminder is written
   */
  public record WaiverLimits(Period longest, Period remindBefore) {}

  public static TicketSettings standard() {
    return new TicketSettings(
        Duration.ofMinutes(10),
        new Approvals(2, 1),
        new WaiverLimits(Period.ofDays(365), Period.ofDays(14)));
  }
}
