package io.keyward.azure;

import io.keyward.inventory.Inspection;
import io.keyward.inventory.InspectionQueue;
import java.time.Duration;

/** Inspections as messages of a queue. */
public record QueueInspections(MessageQueue queue) implements InspectionQueue {

  @Override
  public void ask(Inspection inspection, Duration delay) {
    queue.send(inspection.toText(), delay);
  }
}
