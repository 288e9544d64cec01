package io.keyward.ticket;

import java.time.Instant;

/**
 * Who carries a plan out now.
 *
 * @param until when anybody else may take over; in the past where it was given back
 */
public record Lease(String holder, Instant until) {

  /** Whether it keeps others out. */
  public boolean isHeldAt(Instant now) {
    return now.isBefore(until);
  }
}
