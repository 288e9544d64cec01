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
}
