package io.keyward.kpi;

import java.time.Instant;
import java.util.List;

/**
 * What the figures are made of.
 *
 * @param lives all tickets
 * @param rotations when each new version that took the place of another was created
 * @param days what was counted; a day that is missing is not known
 * @param denied what the logs told
 */
public record Told(
    List<Life> lives, List<Instant> rotations, List<CountedDay> days, List<DeniedDay> denied) {

  /** Copies the lists. */
  public Told {
    lives = List.copyOf(lives);
    rotations = List.copyOf(rotations);
    days = List.copyOf(days);
    denied = List.copyOf(denied);
  }
}
