package io.keyward.inventory.port;

import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;

/** Where work goes that is due later or takes longer than one trigger may. */
public interface InspectionQueue {

  /**
   * Asks for an inspection after a delay.
   *
   * @throws TemporarilyUnavailable when the request could not be stored
   */
  void ask(Inspection inspection, Duration delay);

  /**
   * Nanoseconds since some moment, on a clock that nobody sets: delays pass by it, whatever becomes
   * of the time of day.
   */
  default long elapsed() {
    return System.nanoTime();
  }
}
